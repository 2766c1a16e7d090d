package bowman.io.slide;

import bowman.io.image.Region;

/**
 * Maps regions of a slide to regions of its overview.
 *
 * @param slideWidth columns of the slide's level 0
 * @param slideHeight rows of the slide's level 0
 * @param width columns of the overview
 * @param height rows of the overview
 */
public record OverviewGrid(int slideWidth, int slideHeight, int width, int height) {

    /** The part of the overview that shows a region of the slide, see {@link Overview#showing}. */
    public Region showing(Region region) {
        if (!new Region(0, 0, slideWidth, slideHeight).contains(region)) {
            throw new IllegalArgumentException("a slide of " + slideWidth + "x" + slideHeight + " has no region "
                    + region);
        }
        int left = (int) ((long) region.x() * width / slideWidth);
        int top = (int) ((long) region.y() * height / slideHeight);
        int right = (int) Math.ceilDiv(((long) region.x() + region.width()) * width, slideWidth);
        int bottom = (int) Math.ceilDiv(((long) region.y() + region.height()) * height, slideHeight);
        return new Region(left, top, right - left, bottom - top);
    }
}
