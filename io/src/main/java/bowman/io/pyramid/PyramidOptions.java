package bowman.io.pyramid;

import bowman.io.slide.PixelSize;
import java.util.Optional;

/**
 * Options of a pyramid and its file. Immutable.
 *
 * @param samples the samples of a pixel
 * @param reduction the reduction of four pixels to one of the next level
 * @param layout the place of the reduced levels in the file
 * @param pixelSize of level 0; if it is empty, the file has no resolution
 * @param description any text, or empty for none; the ImageDescription of a page, or the Description in OME-XML
 */
public record PyramidOptions(Samples samples, PyramidReduction reduction, Layout layout, Optional<PixelSize> pixelSize,
        String description) {

    /** Samples of a pixel. */
    public enum Samples {
        /** One byte, 0 (black) to 255 (white). */
        GRAY(1),
        /** Three bytes: red, green, blue. */
        RGB(3);

        private final int perPixel;

        Samples(int perPixel) {
            this.perPixel = perPixel;
        }

        /** The number of bytes per pixel. */
        public int perPixel() {
            return perPixel;
        }
    }

    /** Place of the reduced levels in a file. */
    public enum Layout {
        /** Each level is a page, marked as reduced: the layout for OpenSlide, libvips and most viewers. */
        PAGES,
        /**
         * The levels are SubIFDs of the only page, which OME-XML describes: the layout for Bio-Formats. The file's name
         * should end with {@code .ome.tif}.
         */
        OME
    }

    /**
     * Checks the description.
     *
     * @throws IllegalArgumentException if it has a NUL character
     */
    public PyramidOptions {
        if (description.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a description in a TIFF ends at the first NUL character; remove it");
        }
    }

    /** Options for masks: gray, and a reduced pixel is positive if any of its four is. */
    public static PyramidOptions mask() {
        return of(Samples.GRAY, PyramidReduction.MAXIMUM);
    }

    /** Options for probability maps: gray, and a reduced pixel is the mean of its four. */
    public static PyramidOptions probabilities() {
        return of(Samples.GRAY, PyramidReduction.MEAN);
    }

    /** Options for images: red, green and blue, and a reduced pixel is the mean of its four. */
    public static PyramidOptions image() {
        return of(Samples.RGB, PyramidReduction.MEAN);
    }

    private static PyramidOptions of(Samples samples, PyramidReduction reduction) {
        return new PyramidOptions(samples, reduction, Layout.PAGES, Optional.empty(), "");
    }

    /** These options with another layout. */
    public PyramidOptions with(Layout other) {
        return new PyramidOptions(samples, reduction, other, pixelSize, description);
    }

    /** These options with another pixel size of level 0. */
    public PyramidOptions withPixelSize(Optional<PixelSize> size) {
        return new PyramidOptions(samples, reduction, layout, size, description);
    }

    /** These options with another description, without NUL characters. */
    public PyramidOptions withDescription(String text) {
        return new PyramidOptions(samples, reduction, layout, pixelSize, text);
    }
}
