package bowman.io.pyramid;

import bowman.io.slide.PixelSize;
import java.util.Optional;

/**
 * What a pyramid holds and how its file is laid out.
 *
 * @param samples what a pixel is made of
 * @param reduction what four pixels become in the next level
 * @param layout where the reduced levels are found
 * @param pixelSize of level 0; where it is unknown, the file says nothing about its resolution
 * @param description any text, or empty for none; a page's ImageDescription, or the Description of OME-XML
 */
public record PyramidOptions(Samples samples, PyramidReduction reduction, Layout layout, Optional<PixelSize> pixelSize,
        String description) {

    /** What a pixel is made of. */
    public enum Samples {
        /** One byte, 0 (black) to 255 (white). */
        GRAY(1),
        /** Three bytes: red, green, blue. */
        RGB(3);

        private final int perPixel;

        Samples(int perPixel) {
            this.perPixel = perPixel;
        }

        /** Bytes of a pixel. */
        public int perPixel() {
            return perPixel;
        }
    }

    /** Where a file keeps its reduced levels. */
    public enum Layout {
        /** Each is a page of its own, marked as reduced: what OpenSlide, libvips and most viewers look for. */
        PAGES,
        /**
         * Below the one page (SubIFDs), which OME-XML describes: what Bio-Formats looks for. The file's name should end
         * in {@code .ome.tif}.
         */
        OME
    }

    public PyramidOptions {
        if (description.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a description in a TIFF ends at the first NUL character; remove it");
        }
    }

    /** For masks: gray, and a reduced pixel is positive where any of its four is. */
    public static PyramidOptions mask() {
        return of(Samples.GRAY, PyramidReduction.MAXIMUM);
    }

    /** For maps of probabilities: gray, and a reduced pixel is the mean of its four. */
    public static PyramidOptions probabilities() {
        return of(Samples.GRAY, PyramidReduction.MEAN);
    }

    /** For images: red, green and blue, and a reduced pixel is the mean of its four. */
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

    /** These options with the size of level 0's pixels. */
    public PyramidOptions withPixelSize(Optional<PixelSize> size) {
        return new PyramidOptions(samples, reduction, layout, size, description);
    }

    /** These options with a description. */
    public PyramidOptions withDescription(String text) {
        return new PyramidOptions(samples, reduction, layout, pixelSize, text);
    }
}
