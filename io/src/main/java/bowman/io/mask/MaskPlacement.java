package bowman.io.mask;

import bowman.io.slide.SlideLevel;

/**
 * The placement of a mask on its slide: point (x, y) of the mask is (offsetX + scaleX x, offsetY + scaleY y) in pixels
 * of the slide's level 0.
 *
 * @param scaleX the width of a pixel of the mask in pixels of the slide
 * @param scaleY the height of a pixel of the mask in pixels of the slide
 * @param offsetX the left edge of the mask in pixels of the slide
 * @param offsetY the top edge of the mask in pixels of the slide
 */
public record MaskPlacement(double scaleX, double scaleY, double offsetX, double offsetY) {

    /** The placement of a mask that has the pixels of level 0. */
    public static final MaskPlacement IDENTITY = new MaskPlacement(1, 1, 0, 0);

    /** The largest relative difference of the scales: sides of reduced images are rounded to whole pixels. */
    private static final double MOST_DISTORTION = 0.01;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is not finite or a scale is not above 0
     */
    public MaskPlacement {
        if (!(scaleX > 0 && scaleY > 0 && Double.isFinite(scaleX + scaleY + offsetX + offsetY))) {
            throw new IllegalArgumentException("a mask is placed with finite numbers and scales above 0, got scales "
                    + scaleX + ", " + scaleY + " and offsets " + offsetX + ", " + offsetY);
        }
    }

    /**
     * The placement of a mask that covers a whole slide.
     *
     * @param width columns of the mask
     * @param height rows of the mask
     * @param slide level 0 of the slide
     * @throws IllegalArgumentException if mask and slide have different aspect ratios
     */
    public static MaskPlacement covering(int width, int height, SlideLevel slide) {
        double scaleX = (double) slide.width() / width;
        double scaleY = (double) slide.height() / height;
        double rounding = MOST_DISTORTION + 1.0 / Math.min(width, height);
        if (Math.abs(scaleX / scaleY - 1) > rounding) {
            throw new IllegalArgumentException("the mask has " + width + "x" + height + " pixels and its slide "
                    + slide.width() + "x" + slide.height() + ", a different aspect ratio; give the mask of this"
                    + " slide");
        }
        return new MaskPlacement(scaleX, scaleY, 0, 0);
    }

    /** Converts a column of the mask to pixels of the slide. */
    public double x(double column) {
        return offsetX + scaleX * column;
    }

    /** Converts a row of the mask to pixels of the slide. */
    public double y(double row) {
        return offsetY + scaleY * row;
    }

    /** The area of a pixel of the mask in pixels of the slide. */
    public double areaScale() {
        return scaleX * scaleY;
    }

    /** The scale of lengths, from pixels of the mask to pixels of the slide: the geometric mean of both scales. */
    public double lengthScale() {
        return Math.sqrt(areaScale());
    }
}
