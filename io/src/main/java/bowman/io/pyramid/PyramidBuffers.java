package bowman.io.pyramid;

import java.util.ArrayDeque;
import java.util.Deque;

/** A pool of pixel buffers of tiles: only as many are allocated as unfinished tiles are not of one colour. */
final class PyramidBuffers {

    private final int bytes;
    private final Deque<byte[]> free = new ArrayDeque<>();
    private int made;

    /** @param bytes of a tile */
    PyramidBuffers(int bytes) {
        this.bytes = bytes;
    }

    /** A buffer with undefined contents. */
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
