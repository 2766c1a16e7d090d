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
        if (found == 0 || found >= LEAST_OF_FULL) {
            return new SampleRange(full, List.of());
        }
        if (significant == WIDE) {
            return new SampleRange(full, List.of("its samples reach only " + found + " of " + full
                    + ", although the file says that all 16 bits are significant"));
        }
        throw new SlideException(file + ": its samples of 16 bits reach only " + found + " of " + full
                + ", so they have fewer significant bits, and the file does not say how many; convert it to 8 bits, "
                + found + " or the camera's largest sample to 255");
    }

    private static int largest(Raster raster, int colors) {
        int largest = 0;
        int[] row = null;
        int bands = raster.getNumBands();
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                largest = i % bands < colors ? Math.max(largest, row[i]) : largest;
            }
        }
        return largest;
    }
}
