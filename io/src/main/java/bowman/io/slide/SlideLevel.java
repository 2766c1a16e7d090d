package bowman.io.slide;

import bowman.io.image.Region;

/**
 * One resolution of a slide.
 *
 * @param width columns
 * @param height rows
 * @param downsample how many pixels of level 0 a pixel of this level is wide, 1 or more
 * @param tileWidth columns of what is decoded at once; reads that follow such tiles are the fastest
 * @param tileHeight rows of what is decoded at once
 */
public record SlideLevel(int width, int height, double downsample, int tileWidth, int tileHeight) {

    public SlideLevel {
        if (width < 1 || height < 1 || tileWidth < 1 || tileHeight < 1 || !(downsample >= 1)) {
            throw new IllegalArgumentException("a level has at least one pixel, one tile and a downsample of 1 or more,"
                    + " got " + width + "x" + height + " in tiles of " + tileWidth + "x" + tileHeight + " at "
                    + downsample);
        }
    }

    /** The whole level as a region. */
    public Region bounds() {
        return new Region(0, 0, width, height);
    }
}
