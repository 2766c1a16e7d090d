package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.tiff.TileCache.Key;
import org.junit.jupiter.api.Test;

class TileCacheTest {

    private final TileCache cache = new TileCache(1000);

    private static DecodedTile tile(int bytes) {
        return DecodedTile.rgb(new byte[bytes], 1);
    }

    @Test
    void tinyTilesAreBoundedAsWell() {
        for (int i = 0; i < 50; i++) {
            cache.put(new Key(0, i), tile(1));
        }
        assertThat(cache.bytes()).as("with what an entry takes").isBetween(3 * 256L, 1000L);
    }

    @Test
    void theTileThatWasNotUsedForLongestGoes() {
        cache.put(new Key(0, 1), tile(100));
        cache.put(new Key(0, 2), tile(100));
        cache.get(new Key(0, 1));
        cache.put(new Key(0, 3), tile(100));
        assertThat(cache.get(new Key(0, 1))).as("used since").isPresent();
        assertThat(cache.get(new Key(0, 2))).as("not used since").isEmpty();
        assertThat(cache.get(new Key(0, 3))).as("the new one").isPresent();
    }

    @Test
    void theBytesStayWithinTheBound() {
        for (int i = 0; i < 50; i++) {
            cache.put(new Key(0, i % 7), tile(1 + 30 * i % 600));
            assertThat(cache.bytes()).as("after tile " + i).isBetween(1L, 1000L);
        }
    }

    @Test
    void levelsHaveTheirOwnTiles() {
        cache.put(new Key(0, 1), tile(1));
        assertThat(cache.get(new Key(1, 1))).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotHeld() {
        cache.put(new Key(0, 1), tile(600));
        cache.put(new Key(0, 2), tile(1001));
        assertThat(cache.get(new Key(0, 2))).isEmpty();
        assertThat(cache.get(new Key(0, 1))).as("the other stays").isPresent();
    }
}
