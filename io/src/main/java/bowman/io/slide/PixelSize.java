package bowman.io.slide;

import java.util.Locale;

/**
 * The pixel size of a slide at level 0, and its source.
 *
 * @param micronsPerPixel the side of a pixel in micrometres
 * @param source the source of the number
 */
public record PixelSize(double micronsPerPixel, Source source) {

    /** Source of a pixel size. */
    public enum Source {
        /** The user, who opened the slide with it. */
        USER("given by the user"),
        /** The resolution tags of a TIFF. */
        TIFF_TAGS("TIFF resolution tags"),
        /** PhysicalSizeX in the OME-XML. */
        OME_XML("OME-XML"),
        /** MPP in the description that Aperio scanners write. */
        APERIO("Aperio description"),
        /** The unit in ImageJ's description, with the resolution tags. */
        IMAGEJ("ImageJ description"),
        /** The area of the image in the XML of Leica's scanners. */
        LEICA("Leica description"),
        /** The pixel spacing of DICOM in the XML of Philips' scanners. */
        PHILIPS("Philips description"),
        /** ScanRes in the XMP of Ventana's scanners. */
        VENTANA("Ventana description"),
        /** The metadata of the slide's file, in a format that is not listed here. */
        FILE("the slide's file");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The plausible range of a slide or a reduced image of one, in micrometres. */
    private static final double LEAST = 0.05;
    private static final double MOST = 20;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public PixelSize {
        if (!(micronsPerPixel > 0) || Double.isInfinite(micronsPerPixel)) {
            throw new IllegalArgumentException("the microns per pixel must be above 0, got " + micronsPerPixel);
        }
    }

    /** Converts a length in pixels to micrometres. */
    public double microns(double pixels) {
        return pixels * micronsPerPixel;
    }

    /** Converts an area in pixels to square micrometres. */
    public double squareMicrons(double pixels) {
        return pixels * micronsPerPixel * micronsPerPixel;
    }

    /**
     * The smallest number of pixels that has at least an area.
     *
     * @param squareMicrons the area in um2
     * @param scale the area of a counted pixel in pixels of this size, 1 if these pixels themselves are counted
     */
    public long pixels(double squareMicrons, double scale) {
        // A tolerance of a millionth of a pixel, so that rounding does not exclude areas that are just large enough.
        return (long) Math.ceil(squareMicrons / (micronsPerPixel * micronsPerPixel * scale) - 1e-6);
    }

    /**
     * Returns whether a slide, or a reduced image of one, can have such pixels: 0.05 to 20 um. The defaults that
     * programs write into resolution tags, such as 10 pixels per centimetre, are outside of this range.
     */
    public boolean isPlausible() {
        return micronsPerPixel >= LEAST && micronsPerPixel <= MOST;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4g um/px (%s)", micronsPerPixel, source);
    }
}
