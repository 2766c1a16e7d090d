package bowman.io.mask;

import bowman.io.slide.SlideLevel;

/**
 * Where a mask lies on its slide: point (x, y) of the mask is (offsetX + scaleX x, offsetY + scaleY y) in pixels of the
 * slide's level 0.
 *
 * @param scaleX how many pixels of the slide a pixel of the mask is wide
 * @param scaleY how many pixels of the slide a pixel of the mask is high
 * @param offsetX the column of the slide where the mask starts
 * @param offsetY the row of the slide where the mask starts
 */
public record MaskPlacement(double scaleX, double scaleY, double offsetX, double offsetY) {

    /** A mask of the slide's own pixels. */
    public static final MaskPlacement IDENTITY = new MaskPlacement(1, 1, 0, 0);

    /** How much the scales of columns and rows may differ: a reduced image is rounded to whole pixels. */
    private static final double MOST_DISTORTION = 0.01;

    public MaskPlacement {
        if (!(scaleX > 0 && scaleY > 0 && Double.isFinite(scaleX + scaleY + offsetX + offsetY))) {
            throw new IllegalArgumentException("a mask is placed with finite numbers and scales above 0, got scales "
                    + scaleX + ", " + scaleY + " and offsets " + offsetX + ", " + offsetY);
        }
    }

    /**
     * A mask that covers a slide.
     *
     * @param width columns of the mask
     * @param height rows of the mask
     * @param slide level 0 of the slide
     * @throws IllegalArgumentException if the mask's sides have other proportions than the slide's
     */
    public static MaskPlacement covering(int width, int height, SlideLevel slide) {
        double scaleX = (double) slide.width() / width;
        double scaleY = (double) slide.height() / height;
        double rounding = MOST_DISTORTION + 1.0 / Math.min(width, height);
        if (Math.abs(scaleX / scaleY - 1) > rounding) {
            throw new IllegalArgumentException("the mask has " + width + "x" + height + " pixels and its slide "
                    + slide.width() + "x" + slide.height() + ", which have other proportions; give the mask of this"
                    + " slide");
        }
        return new MaskPlacement(scaleX, scaleY, 0, 0);
    }

    /** The column of the slide where a column of the mask lies. */
    public double x(double column) {
        return offsetX + scaleX * column;
    }

    /** The row of the slide where a row of the mask lies. */
    public double y(double row) {
        return offsetY + scaleY * row;
    }

    /** How many pixels of the slide a pixel of the mask covers. */
    public double areaScale() {
        return scaleX * scaleY;
    }

    /** How many pixels of the slide a length of one pixel of the mask is: the geometric mean of both scales. */
    public double lengthScale() {
        return Math.sqrt(areaScale());
    }
}
