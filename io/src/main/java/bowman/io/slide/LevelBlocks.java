package bowman.io.slide;

import bowman.io.image.Region;
import java.util.ArrayList;
import java.util.List;

/** Cuts a level into blocks of whole tiles, so that no tile is decoded twice, within bounded memory. */
final class LevelBlocks {

    /** The most pixels of a block, except for single rows that are longer: 12 MiB of samples. */
    private static final int MOST_PIXELS = 1 << 22;

    private LevelBlocks() {
    }

    /** The rows of blocks of a level, from the top down, each from the left to the right. */
    static List<List<Region>> rows(SlideLevel level) {
        int tileWidth = Math.min(level.tileWidth(), level.width());
        int tileHeight = Math.min(level.tileHeight(), level.height());
        // A level that is decoded as a whole can still be read in parts, which needs a smaller buffer.
        int height = Math.clamp(MOST_PIXELS / tileWidth, 1, tileHeight);
        int width = tileWidth * Math.max(1, MOST_PIXELS / height / tileWidth);
        if (width >= level.width() && height == tileHeight) {
            height *= Math.max(1, MOST_PIXELS / level.width() / height);
        }
        List<List<Region>> rows = new ArrayList<>();
        for (int top = 0; top < level.height(); top += height) {
            List<Region> row = new ArrayList<>();
            for (int left = 0; left < level.width(); left += width) {
                row.add(new Region(left, top, Math.min(width, level.width() - left),
                        Math.min(height, level.height() - top)));
            }
            rows.add(row);
        }
        return rows;
    }
}
