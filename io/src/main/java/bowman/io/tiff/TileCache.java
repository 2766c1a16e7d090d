package bowman.io.tiff;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The most recently used decoded tiles, within a number of bytes. Thread-safe. */
final class TileCache {

    private final long most;
    private final Map<Key, byte[]> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** @param most the most bytes */
    TileCache(long most) {
        this.most = most;
    }

    /** A tile of a level, by its index in the level. */
    record Key(int level, int index) {
    }

    synchronized Optional<byte[]> get(Key key) {
        return Optional.ofNullable(tiles.get(key));
    }

    synchronized void put(Key key, byte[] tile) {
        if (tile.length > most) {
            return;
        }
        byte[] before = tiles.put(key, tile);
        bytes += tile.length - (before == null ? 0 : before.length);
        Iterator<byte[]> oldest = tiles.values().iterator();
        while (bytes > most) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    synchronized void clear() {
        tiles.clear();
        bytes = 0;
    }

    /** The number of bytes of all cached tiles. */
    synchronized long bytes() {
        return bytes;
    }
}
