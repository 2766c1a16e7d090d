package bowman.io.slide;

import bowman.io.image.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * One resolution of a slide.
 *
 * @param width columns
 * @param height rows
 * @param downsample the width of a pixel in pixels of level 0, 1 or more
 * @param tileWidth columns of the tiles that are decoded as a whole; reads that are aligned with them are the fastest
 * @param tileHeight rows of these tiles
 */
public record SlideLevel(int width, int height, double downsample, int tileWidth, int tileHeight) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if an extent or the downsample is less than 1
     */
    public SlideLevel {
        if (width < 1 || height < 1 || tileWidth < 1 || tileHeight < 1 || !(downsample >= 1)) {
            throw new IllegalArgumentException("a level has at least one pixel, one tile and a downsample of 1 or more,"
                    + " got " + width + "x" + height + " in tiles of " + tileWidth + "x" + tileHeight + " at "
                    + downsample);
        }
    }

    /** The region of the whole level. */
    public Region bounds() {
        return new Region(0, 0, width, height);
    }

    /**
     * Returns the tiles that contain pixels of a region, row by row. Those at the right and the bottom edge end with
     * the level.
     *
     * @throws IllegalArgumentException if the region exceeds the level
     */
    public List<Region> tiles(Region region) {
        if (!bounds().contains(region)) {
            throw new IllegalArgumentException("a level of " + width + "x" + height + " has no region " + region);
        }
        int lastColumn = (region.x() + region.width() - 1) / tileWidth;
        int lastRow = (region.y() + region.height() - 1) / tileHeight;
        List<Region> tiles = new ArrayList<>();
        for (int row = region.y() / tileHeight; row <= lastRow; row++) {
            for (int column = region.x() / tileWidth; column <= lastColumn; column++) {
                int left = column * tileWidth;
                int top = row * tileHeight;
                tiles.add(new Region(left, top, Math.min(tileWidth, width - left), Math.min(tileHeight, height - top)));
            }
        }
        return tiles;
    }
}
