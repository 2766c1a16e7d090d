package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.tiff.TileCache.Key;
import org.junit.jupiter.api.Test;

class TileCacheTest {

    private final TileCache cache = new TileCache(100);

    @Test
    void theTileThatWasNotUsedForLongestGoes() {
        cache.put(new Key(0, 1), new byte[40]);
        cache.put(new Key(0, 2), new byte[40]);
        cache.get(new Key(0, 1));
        cache.put(new Key(0, 3), new byte[40]);
        assertThat(cache.get(new Key(0, 1))).as("used since").isPresent();
        assertThat(cache.get(new Key(0, 2))).as("not used since").isEmpty();
        assertThat(cache.get(new Key(0, 3))).as("the new one").isPresent();
    }

    @Test
    void theBytesStayWithinTheBound() {
        for (int i = 0; i < 50; i++) {
            cache.put(new Key(0, i % 7), new byte[1 + 3 * i % 60]);
            assertThat(cache.bytes()).as("after tile " + i).isBetween(1L, 100L);
        }
    }

    @Test
    void levelsHaveTheirOwnTiles() {
        cache.put(new Key(0, 1), new byte[1]);
        assertThat(cache.get(new Key(1, 1))).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotHeld() {
        cache.put(new Key(0, 1), new byte[60]);
        cache.put(new Key(0, 2), new byte[101]);
        assertThat(cache.get(new Key(0, 2))).isEmpty();
        assertThat(cache.get(new Key(0, 1))).as("the other stays").isPresent();
    }
}
