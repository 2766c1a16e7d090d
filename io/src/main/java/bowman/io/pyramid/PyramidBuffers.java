package bowman.io.pyramid;

import java.util.ArrayDeque;
import java.util.Deque;

/** The pixels of tiles, used again: only as many are made as tiles are under way at once and not flat. */
final class PyramidBuffers {

    private final int bytes;
    private final Deque<byte[]> free = new ArrayDeque<>();
    private int made;

    /** @param bytes of a tile */
    PyramidBuffers(int bytes) {
        this.bytes = bytes;
    }

    /** A tile of any pixels. */
    byte[] take() {
        if (free.isEmpty()) {
            made++;
            return new byte[bytes];
        }
        return free.pop();
    }

    void give(byte[] tile) {
        free.push(tile);
    }

    int made() {
        return made;
    }
}
