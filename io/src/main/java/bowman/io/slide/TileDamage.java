package bowman.io.slide;

import bowman.io.image.Region;

/**
 * A tile that could not be decoded.
 *
 * @param level the number of its level
 * @param column its place in the row of tiles, from 0
 * @param row the row of tiles, from 0
 * @param region the pixels of the level that it should have held
 * @param reason what is wrong with it, as the end of a sentence that begins with "the tile"
 */
public record TileDamage(int level, int column, int row, Region region, String reason) {

    @Override
    public String toString() {
        return "level " + level + ", tile " + column + "," + row + " (" + region + ") " + reason;
    }
}
