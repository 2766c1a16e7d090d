package bowman.io.tiff;

import bowman.io.image.Region;

/**
 * The division of an image into tiles or strips.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param blockWidth columns of a block
 * @param blockHeight rows of a block
 * @param tiled whether blocks at the edges are stored at full size
 */
record Blocks(int width, int height, int blockWidth, int blockHeight, boolean tiled) {

    /**
     * The size of a block.
     *
     * @param width columns
     * @param height rows
     */
    record Extent(int width, int height) {
    }

    int across() {
        return Math.ceilDiv(width, blockWidth);
    }

    int down() {
        return Math.ceilDiv(height, blockHeight);
    }

    long count() {
        return (long) across() * down();
    }

    int index(int column, int row) {
        return row * across() + column;
    }

    /** The region of the image that a block covers. */
    Region region(int column, int row) {
        int x = column * blockWidth;
        int y = row * blockHeight;
        return new Region(x, y, Math.min(blockWidth, width - x), Math.min(blockHeight, height - y));
    }

    /** The part of a block that lies in the image. */
    Extent shown(int column, int row) {
        Region region = region(column, row);
        return new Extent(region.width(), region.height());
    }

    /** The size at which a block is stored. */
    Extent stored(int row) {
        return new Extent(blockWidth, tiled ? blockHeight : shown(0, row).height());
    }
}
