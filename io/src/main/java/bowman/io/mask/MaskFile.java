package bowman.io.mask;

import bowman.io.image.AxisFilter;
import bowman.io.image.GrayImage;
import bowman.io.slide.ImageFile;
import bowman.io.slide.SlideException;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Masks as image files, which mark the positive pixels of a slide. A pixel is positive if one of its colour samples is
 * above 0; in a JPEG, whose compression blurs edges, if one is at least 128. Transparent pixels are negative.
 */
public final class MaskFile {

    /** In files with lossy compression, samples of at least this are positive. */
    public static final int LOSSY_THRESHOLD = 128;

    private static final byte POSITIVE = (byte) 255;

    /** Treatment of a mask that has another size than its image. */
    public enum Fit {
        /** Throw. */
        EXACT,
        /** Scale it to the image: each pixel is the nearest one of the mask. */
        SCALED;

        /**
         * Checks the size of a mask against that of its image.
         *
         * @throws SlideException if the sizes differ and must not
         */
        public void check(Path mask, int maskWidth, int maskHeight, int width, int height) throws SlideException {
            if (this == EXACT && (maskWidth != width || maskHeight != height)) {
                throw new SlideException(mask + ": the mask has " + maskWidth + "x" + maskHeight
                        + " pixels and its image " + width + "x" + height
                        + "; give the mask of this image, or let it be scaled (--scale-mask)");
            }
        }
    }

    private MaskFile() {
    }

    /**
     * Reads a mask.
     *
     * @return 255 for positive pixels, otherwise 0
     * @throws SlideException if the file is missing, is not an image, or is damaged
     */
    public static GrayImage read(Path file) throws IOException {
        ImageFile decoded = ImageFile.decode(file);
        Raster raster = decoded.image().getRaster();
        return sample(file, decoded, raster.getWidth(), raster.getHeight());
    }

    /**
     * Reads the mask of an image.
     *
     * @param width columns of the image
     * @param height rows of the image
     * @return 255 for positive pixels, otherwise 0, in the size of the image
     * @throws SlideException if the file is missing, is not an image, is damaged, or has another size and must not
     */
    public static GrayImage read(Path file, int width, int height, Fit fit) throws IOException {
        ImageFile decoded = ImageFile.decode(file);
        Raster raster = decoded.image().getRaster();
        fit.check(file, raster.getWidth(), raster.getHeight(), width, height);
        return sample(file, decoded, width, height);
    }

    private static GrayImage sample(Path file, ImageFile decoded, int width, int height) throws SlideException {
        Raster raster = decoded.image().getRaster();
        PositiveSamples positive = positive(decoded).orElseThrow(() -> new SlideException(file
                + ": the mask is neither gray nor RGB; convert it to an 8-bit gray PNG"));
        GrayImage mask = GrayImage.blank(width, height);
        AxisFilter across = AxisFilter.nearest(raster.getWidth(), width);
        AxisFilter down = AxisFilter.nearest(raster.getHeight(), height);
        double[] row = null;
        int loaded = -1;
        for (int y = 0; y < height; y++) {
            int from = down.first(y);
            if (from != loaded) {
                row = raster.getPixels(raster.getMinX(), raster.getMinY() + from, raster.getWidth(), 1, row);
                loaded = from;
            }
            for (int x = 0; x < width; x++) {
                if (positive.at(row, across.first(x) * raster.getNumBands())) {
                    mask.pixels()[y * width + x] = POSITIVE;
                }
            }
        }
        return mask;
    }

    /** Decides by its samples whether a pixel is positive. */
    @FunctionalInterface
    private interface PositiveSamples {

        boolean at(double[] samples, int first);
    }

    /** Empty for other colour spaces, such as CMYK, in which white is 0. */
    private static Optional<PositiveSamples> positive(ImageFile decoded) {
        ColorModel model = decoded.image().getColorModel();
        if (model instanceof IndexColorModel palette) {
            return Optional.of((samples, first) -> {
                int color = palette.getRGB((int) samples[first]);
                return color >>> 24 != 0 && (color & 0xFFFFFF) != 0;
            });
        }
        int space = model.getColorSpace().getType();
        if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB) {
            return Optional.empty();
        }
        int colors = model.getNumColorComponents();
        double least = decoded.lossy() ? LOSSY_THRESHOLD : Double.MIN_VALUE;
        return Optional.of((samples, first) -> {
            boolean found = false;
            for (int c = 0; c < colors; c++) {
                found |= samples[first + c] >= least;
            }
            return found && (!model.hasAlpha() || samples[first + colors] != 0);
        });
    }
}
