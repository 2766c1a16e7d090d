package bowman.io.slide;

import bowman.io.image.Region;

/**
 * A tile that could not be decoded.
 *
 * @param level the number of its level
 * @param column its column of tiles, from 0
 * @param row its row of tiles, from 0
 * @param region its pixels, in pixels of the level
 * @param reason the defect, as the end of a sentence that begins with "the tile"
 */
public record TileDamage(int level, int column, int row, Region region, String reason) {

    @Override
    public String toString() {
        return "level " + level + ", tile " + column + "," + row + " (" + region + ") " + reason;
    }
}
