package bowman.io.slide;

import java.util.Locale;

/**
 * The size of a slide's pixels at level 0, and who says so.
 *
 * @param micronsPerPixel the side of a pixel in micrometres
 * @param source where the number comes from
 */
public record PixelSize(double micronsPerPixel, Source source) {

    /** Who says how large a pixel is. */
    public enum Source {
        /** Who opened the slide. */
        USER("given by the user"),
        /** The resolution tags of a TIFF. */
        TIFF_TAGS("TIFF resolution tags"),
        /** PhysicalSizeX of OME-XML. */
        OME_XML("OME-XML"),
        /** MPP in the description that Aperio scanners write. */
        APERIO("Aperio description");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The least and the most that a slide or a reduced image of one can have, in micrometres. */
    private static final double LEAST = 0.05;
    private static final double MOST = 20;

    public PixelSize {
        if (!(micronsPerPixel > 0) || Double.isInfinite(micronsPerPixel)) {
            throw new IllegalArgumentException("the microns per pixel must be above 0, got " + micronsPerPixel);
        }
    }

    /**
     * The fewest pixels that have an area.
     *
     * @param squareMicrons the area
     * @param scale how many pixels of this size a pixel is that is counted, 1 for these pixels themselves
     */
    public long pixels(double squareMicrons, double scale) {
        // A millionth of a pixel is given away, lest rounding drops what is just large enough.
        return (long) Math.ceil(squareMicrons / (micronsPerPixel * micronsPerPixel * scale) - 1e-6);
    }

    /**
     * Whether a slide, or a reduced image of one, can have such pixels: 0.05 to 20 um. Programs fill resolution tags
     * with defaults, such as 10 pixels per centimetre, and those lie outside.
     */
    public boolean isPlausible() {
        return micronsPerPixel >= LEAST && micronsPerPixel <= MOST;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4g um/px (%s)", micronsPerPixel, source);
    }
}
