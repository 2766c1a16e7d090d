package bowman.augment;

import bowman.graph.ShapeException;
import bowman.runtime.RandomKey;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples square crops of one or several images. With a given probability a crop is placed around a positive pixel,
 * drawn uniformly from those of all images and put at a random position in the crop (which is moved inwards at an
 * image's edge); otherwise its position is uniform over all positions in all images. If no pixel is positive, every
 * position is uniform.
 */
public final class CropSampler {

    private static final int KIND = 0;
    private static final int WHICH = 1;
    private static final int ROW = 2;
    private static final int COLUMN = 3;

    private final List<ImageMask> images;
    private final int size;
    private final double positiveProbability;
    private final List<int[]> positives;
    private final long[] positivesBefore;
    private final long[] placesBefore;

    /**
     * A square part of an image.
     *
     * @param image the index of the image
     * @param top its first row
     * @param left its first column
     */
    public record Crop(int image, int top, int left) {
    }

    /**
     * Prepares a sampler; the positive pixels of all images are indexed once.
     *
     * @param size the height and width of the crops
     * @param positiveProbability the probability that a crop is placed around a positive pixel
     * @throws ShapeException if an image is smaller than a crop
     */
    public CropSampler(List<ImageMask> images, int size, double positiveProbability) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("at least one image is needed");
        }
        if (!(positiveProbability >= 0 && positiveProbability <= 1)) {
            throw new IllegalArgumentException("a probability lies in [0, 1], got " + positiveProbability);
        }
        for (ImageMask image : images) {
            if (image.height() < size || image.width() < size) {
                throw new ShapeException("crops of " + size + "x" + size + " do not fit into an image of "
                        + image.width() + "x" + image.height() + "; use smaller crops or a larger image");
            }
        }
        this.images = List.copyOf(images);
        this.size = size;
        this.positiveProbability = positiveProbability;
        this.positives = this.images.stream().map(CropSampler::positives).toList();
        this.positivesBefore = before(this.positives.stream().mapToLong(found -> found.length).toArray());
        this.placesBefore = before(this.images.stream().mapToLong(this::places).toArray());
    }

    private static int[] positives(ImageMask image) {
        return IntStream.range(0, image.mask().length).filter(i -> image.mask()[i] > 0).toArray();
    }

    private long places(ImageMask image) {
        return (image.height() - size + 1L) * (image.width() - size + 1L);
    }

    /** Cumulative sums: of the counts before each index, and last of all counts. */
    private static long[] before(long[] counts) {
        long[] before = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            before[i + 1] = before[i] + counts[i];
        }
        return before;
    }

    /** Returns the crop that a key determines. */
    public Crop sample(RandomKey key) {
        long positivePixels = positivesBefore[images.size()];
        return positivePixels > 0 && key.uniform(KIND, 0) < positiveProbability
                ? around(key, key.below(WHICH, 0, positivePixels))
                : anywhere(key.below(WHICH, 0, placesBefore[images.size()]));
    }

    private Crop around(RandomKey key, long which) {
        int index = find(positivesBefore, which);
        ImageMask image = images.get(index);
        int pixel = positives.get(index)[(int) (which - positivesBefore[index])];
        long row = pixel / image.width() - key.below(ROW, 0, size);
        long column = pixel % image.width() - key.below(COLUMN, 0, size);
        return new Crop(index, Math.clamp(row, 0, image.height() - size), Math.clamp(column, 0, image.width() - size));
    }

    private Crop anywhere(long which) {
        int index = find(placesBefore, which);
        long place = which - placesBefore[index];
        int columns = images.get(index).width() - size + 1;
        return new Crop(index, (int) (place / columns), (int) (place % columns));
    }

    /** The index of the image that an element belongs to, the elements counted over all images. */
    private static int find(long[] before, long element) {
        int index = 0;
        while (before[index + 1] <= element) {
            index++;
        }
        return index;
    }
}
