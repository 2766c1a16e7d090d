package bowman.io.mask;

import bowman.io.image.GrayImage;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Masks as image files, which mark the positive pixels of a slide. Usually, all but 0 is positive. With lossy
 * compression, such as that of JPEG, or soft edges, pixels of at least half of white are. Transparent pixels are
 * negative. {@link MaskReader} tells what a mask was taken for.
 */
public final class MaskFile {

    /** In files with lossy compression or soft edges, pixels of at least this brightness of 255 are positive. */
    public static final int LOSSY_THRESHOLD = 128;

    /** Treatment of a mask that has another size than its image. */
    public enum Fit {
        /** Throw. */
        EXACT,
        /** Scale it to the image: each pixel is the nearest one of the mask. */
        SCALED;

        /** The largest relative difference of the scales: sides of reduced images are rounded to whole pixels. */
        private static final double MOST_DISTORTION = 0.01;

        /**
         * Checks the size of a mask against that of its image.
         *
         * @throws SlideException if the sizes differ and must not, or have different aspect ratios
         */
        public void check(Path mask, int maskWidth, int maskHeight, int width, int height) throws SlideException {
            if (maskWidth == width && maskHeight == height) {
                return;
            }
            String sizes = mask + ": the mask has " + maskWidth + "x" + maskHeight + " pixels and its image " + width
                    + "x" + height;
            if (this == EXACT) {
                throw new SlideException(sizes + "; give the mask of this image, or let it be scaled (--scale-mask)");
            }
            double distortion = Math.abs((double) width * maskHeight / ((double) height * maskWidth) - 1);
            double rounding = 1.0 / Math.min(Math.min(width, height), Math.min(maskWidth, maskHeight));
            if (distortion > MOST_DISTORTION + rounding) {
                throw new SlideException(sizes + ", a different aspect ratio, so it is not scaled; give the mask of"
                        + " this image, turned as the image is");
            }
        }
    }

    private MaskFile() {
    }

    /**
     * Reads the positive pixels of a mask.
     *
     * @return 255 for positive pixels, otherwise 0
     * @throws SlideException if the file is missing, is not an image, is damaged, or is no mask
     */
    public static GrayImage read(Path file) throws IOException {
        try (MaskReader mask = MaskReader.open(file)) {
            return image(mask);
        }
    }

    /**
     * Reads the positive pixels of the mask of an image.
     *
     * @param width columns of the image
     * @param height rows of the image
     * @return 255 for positive pixels, otherwise 0, in the size of the image
     * @throws SlideException if the file is missing, is not an image, is damaged, is no mask, or has another size and
     *     must not
     */
    public static GrayImage read(Path file, int width, int height, Fit fit) throws IOException {
        try (MaskReader mask = MaskReader.open(file)) {
            return image(mask.fitting(width, height, fit));
        }
    }

    /**
     * Reads the positive pixels of a mask, of which no row was read yet, into memory.
     *
     * @return 255 for positive pixels, otherwise 0
     * @throws SlideException if the file is damaged
     */
    public static GrayImage image(LabelRows mask) throws IOException {
        GrayImage image = GrayImage.blank(mask.width(), mask.height());
        GrayRows rows = mask.positive();
        byte[] row = new byte[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            rows.next(row);
            System.arraycopy(row, 0, image.pixels(), y * row.length, row.length);
        }
        return image;
    }
}
