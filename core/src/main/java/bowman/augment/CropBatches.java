package bowman.augment;

import bowman.graph.Shape;
import bowman.intensity.Standardization;
import bowman.runtime.RandomKey;
import bowman.train.Batch;
import bowman.train.BatchSource;
import java.util.List;

/**
 * Batches of random crops of one or several images, each flipped and turned at random, scaled and standardized. The
 * contents of a batch depend on the seed and the step alone.
 */
public final class CropBatches implements BatchSource {

    /** Random stream of the symmetry, different from the sampler's streams. */
    private static final int SYMMETRY = 16;

    private final List<ImageMask> images;
    private final CropSampler sampler;
    private final int size;
    private final CropScaling scaling;
    private final Standardization standardization;
    private final long seed;

    /**
     * Creates a source of batches of square crops.
     *
     * @param size the height and width of the crops
     * @param positiveProbability the probability that a crop is placed around a positive pixel, see {@link CropSampler}
     * @throws bowman.graph.ShapeException if an image is smaller than a crop
     */
    public CropBatches(List<ImageMask> images, int size, double positiveProbability, CropScaling scaling,
            Standardization standardization, long seed) {
        this.images = List.copyOf(images);
        this.sampler = new CropSampler(images, size, positiveProbability);
        this.size = size;
        this.scaling = scaling;
        this.standardization = standardization;
        this.seed = seed;
    }

    @Override
    public void fill(long step, Batch batch) {
        Shape shape = batch.images().shape();
        if (shape.height() != size || shape.width() != size) {
            throw new IllegalArgumentException("crops of " + size + "x" + size + " do not fill a batch of " + shape);
        }
        for (int item = 0; item < shape.samples(); item++) {
            RandomKey key = RandomKey.of(seed, step).derive(item);
            CropSampler.Crop place = sampler.sample(key);
            ImageMask pair = turned(key, images.get(place.image()).region(place.top(), place.left(), size, size));
            standardization.apply(pair.pixels(), scaling.range(place.image(), pair), batch.images().data(),
                    item * pair.pixels().length);
            System.arraycopy(pair.mask(), 0, batch.targets().data(), item * pair.mask().length, pair.mask().length);
        }
    }

    private static ImageMask turned(RandomKey key, ImageMask crop) {
        Dihedral[] symmetries = Dihedral.values();
        return symmetries[(int) key.below(SYMMETRY, 0, symmetries.length)].apply(crop);
    }
}
