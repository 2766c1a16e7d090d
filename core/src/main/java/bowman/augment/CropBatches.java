package bowman.augment;

import bowman.graph.Shape;
import bowman.runtime.RandomKey;
import bowman.train.Batch;
import bowman.train.BatchSource;
import java.util.List;

/**
 * Batches of random crops of one or several images, each flipped and turned at random and standardized. What a batch
 * holds depends on the seed and the step alone.
 */
public final class CropBatches implements BatchSource {

    /** Not one of the sampler's streams. */
    private static final int SYMMETRY = 16;

    private final List<ImageMask> images;
    private final CropSampler sampler;
    private final int size;
    private final Standardization standardization;
    private final long seed;

    /**
     * @param size the height and width of the crops
     * @param positiveProbability how likely a crop is chosen by a positive pixel, see {@link CropSampler}
     * @throws bowman.graph.ShapeException if an image is smaller than a crop
     */
    public CropBatches(List<ImageMask> images, int size, double positiveProbability, Standardization standardization,
            long seed) {
        this.images = List.copyOf(images);
        this.sampler = new CropSampler(images, size, positiveProbability);
        this.size = size;
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
            ImageMask pair = draw(RandomKey.of(seed, step).derive(item));
            standardization.apply(pair.pixels(), batch.images().data(), item * pair.pixels().length);
            System.arraycopy(pair.mask(), 0, batch.targets().data(), item * pair.mask().length, pair.mask().length);
        }
    }

    private ImageMask draw(RandomKey key) {
        CropSampler.Crop crop = sampler.sample(key);
        Dihedral[] symmetries = Dihedral.values();
        return symmetries[(int) key.below(SYMMETRY, 0, symmetries.length)]
                .apply(images.get(crop.image()).region(crop.top(), crop.left(), size, size));
    }
}
