package bowman.io.tiff;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The most recently used decoded tiles, within a number of bytes. Thread-safe. */
final class TileCache {

    /** What an entry takes beside its samples, so that tiny tiles count as well. */
    private static final int ENTRY_BYTES = 256;

    private final long most;
    private final Map<Key, DecodedTile> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** @param most the most bytes */
    TileCache(long most) {
        this.most = most;
    }

    /** A tile of a level, by its index in the level. */
    record Key(int level, int index) {
    }

    synchronized Optional<DecodedTile> get(Key key) {
        return Optional.ofNullable(tiles.get(key));
    }

    synchronized void put(Key key, DecodedTile tile) {
        if (bytes(tile) > most) {
            return;
        }
        DecodedTile before = tiles.put(key, tile);
        bytes += bytes(tile) - (before == null ? 0 : bytes(before));
        Iterator<DecodedTile> oldest = tiles.values().iterator();
        while (bytes > most) {
            bytes -= bytes(oldest.next());
            oldest.remove();
        }
    }

    private static int bytes(DecodedTile tile) {
        return ENTRY_BYTES + tile.samples().length;
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
