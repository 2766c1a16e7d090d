package bowman.io.slide;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.List;

/**
 * The range of an image's samples. Cameras of 10 to 14 bits store samples of 16 bits; as such they would be almost
 * black.
 *
 * @param most the sample of full intensity
 * @param remarks what is not certain about it
 */
record SampleRange(int most, List<String> remarks) {

    private static final int WIDE = 16;

    /** An image of light on glass has samples above a quarter of the range. */
    private static final int LEAST_OF_FULL = 1 << WIDE - 2;

    /** One sample of so many may be larger than all others. */
    private static final int OUTLIERS = 1000;

    /** @throws SlideException if the samples leave the upper part of their range empty, and the file does not say why */
    static SampleRange of(Path file, ImageFile decoded) throws SlideException {
        ColorModel model = decoded.image().getColorModel();
        int bits = model.getComponentSize(0);
        int full = (1 << Math.min(bits, WIDE)) - 1;
        if (bits != WIDE || model instanceof IndexColorModel) {
            return new SampleRange(full, List.of());
        }
        int found = largest(decoded.image().getRaster(), model.getNumColorComponents());
        int significant = decoded.significantBits().orElse(0);
        if (significant > 0 && significant < WIDE && found < 1 << significant) {
            return new SampleRange((1 << significant) - 1, List.of());
        }
        if (found >= LEAST_OF_FULL && significant > 0 && significant < WIDE) {
            return new SampleRange(full, List.of("its samples reach " + found + ", although the file says that only "
                    + significant + " bits are significant, so they are taken for samples of 16 bits"));
        }
        if (found == 0 || found >= 2 * LEAST_OF_FULL) {
            return new SampleRange(full, List.of());
        }
        if (significant == WIDE || found >= LEAST_OF_FULL) {
            return new SampleRange(full, List.of("its samples reach only " + found + " of " + full
                    + (significant == WIDE ? ", although the file says that all 16 bits are significant"
                            : ", so it is read dark; if fewer bits are significant, convert it to 8 bits, " + found
                                    + " to 255")));
        }
        throw new SlideException(file + ": its samples of 16 bits reach only " + found + " of " + full
                + ", so they have fewer significant bits, and the file does not say how many; convert it to 8 bits, "
                + found + " or the camera's largest sample to 255");
    }

    /** The largest sample, without a few hot pixels and the white that programs pad images with. */
    private static int largest(Raster raster, int colors) {
        long[] counts = new long[1 << WIDE];
        long all = 0;
        int[] row = null;
        int bands = raster.getNumBands();
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                if (i % bands < colors) {
                    counts[row[i]]++;
                    all++;
                }
            }
        }
        int white = counts.length - 1;
        int largest = largest(counts, white - 1, (all - counts[white]) / OUTLIERS);
        return largest == 0 && counts[white] > 0 ? white : largest;
    }

    /** The largest sample from {@code from} down which, with those above it, is found more often than a number. */
    private static int largest(long[] counts, int from, long often) {
        int largest = from;
        for (long found = counts[largest]; largest > 0 && found <= often;) {
            largest--;
            found += counts[largest];
        }
        return largest;
    }
}
