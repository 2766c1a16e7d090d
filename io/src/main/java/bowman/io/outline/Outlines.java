package bowman.io.outline;

import bowman.io.image.GrayImage;
import bowman.io.image.RgbImage;

/** Draws the outlines of masks over an image: the positive pixels near the edges of a mask. */
public final class Outlines {

    /** The colour of predicted instances, green. */
    public static final int FOUND = 0x00C853;

    /** The colour of ground-truth instances, white. */
    public static final int KNOWN = 0xFFFFFF;

    /** The usual thickness of an outline, in pixels. */
    public static final int THICKNESS = 2;

    private final RgbImage image;

    /**
     * Starts with an image.
     *
     * @param base the image to draw over, which is copied
     */
    public Outlines(RgbImage base) {
        this.image = new RgbImage(base.width(), base.height(), base.pixels().clone());
    }

    /**
     * Draws the outlines of a mask.
     *
     * @param mask of the image's size; all but 0 is positive
     * @param color as 0xRRGGBB
     * @param thickness in pixels: a pixel is drawn if a negative one is within this distance along its row or column
     * @throws IllegalArgumentException if the mask has another size
     */
    public Outlines draw(GrayImage mask, int color, int thickness) {
        if (mask.width() != image.width() || mask.height() != image.height()) {
            throw new IllegalArgumentException("a mask of " + mask.width() + "x" + mask.height()
                    + " does not lie over an image of " + image.width() + "x" + image.height());
        }
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.level(x, y) != 0 && nearEdge(mask, x, y, thickness)) {
                    image.setColor(x, y, color);
                }
            }
        }
        return this;
    }

    private static boolean nearEdge(GrayImage mask, int x, int y, int thickness) {
        for (int step = 1; step <= thickness; step++) {
            if (negative(mask, x - step, y) || negative(mask, x + step, y) || negative(mask, x, y - step)
                    || negative(mask, x, y + step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean negative(GrayImage mask, int x, int y) {
        return x >= 0 && x < mask.width() && y >= 0 && y < mask.height() && mask.level(x, y) == 0;
    }

    /** The image with all outlines that were drawn so far. */
    public RgbImage image() {
        return image;
    }
}
