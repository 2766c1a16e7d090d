package bowman.io.pyramid;

import bowman.file.FileWriteException;
import java.util.Arrays;
import java.util.Optional;

/** An unfinished level: a row of tiles, and the row of pixels that is reduced together with the next one. */
final class PyramidLevel {

    private final int width;
    private final int height;
    private final PyramidOptions options;
    private final PyramidTiles tiles;
    private final PyramidTile[] row;
    private final long[] offsets;
    private final long[] counts;
    private final Optional<PyramidLevel> next;
    private final byte[] above;
    private final byte[] half;
    private int rows;
    private int written;

    /** Creates a level and all coarser ones, the last of which is a single tile. */
    PyramidLevel(int width, int height, PyramidOptions options, PyramidTiles tiles, PyramidBuffers buffers) {
        this.width = width;
        this.height = height;
        this.options = options;
        this.tiles = tiles;
        int samples = options.samples().perPixel();
        int across = Math.ceilDiv(width, PyramidTile.SIDE);
        this.row = new PyramidTile[across];
        Arrays.setAll(row, i -> new PyramidTile(Math.min(PyramidTile.SIDE, width - i * PyramidTile.SIDE), samples,
                buffers));
        this.offsets = new long[Math.multiplyExact(across, Math.ceilDiv(height, PyramidTile.SIDE))];
        this.counts = new long[offsets.length];
        boolean last = offsets.length == 1;
        int halfWidth = Math.ceilDiv(width, 2);
        this.next = last ? Optional.empty()
                : Optional.of(new PyramidLevel(halfWidth, Math.ceilDiv(height, 2), options, tiles, buffers));
        this.above = new byte[last ? 0 : width * samples];
        this.half = new byte[last ? 0 : halfWidth * samples];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The number of rows that were added. */
    int rows() {
        return rows;
    }

    Optional<PyramidLevel> next() {
        return next;
    }

    /** The offsets of its tiles in the file, row by row. */
    long[] offsets() {
        return offsets;
    }

    /** The compressed sizes of its tiles in bytes, row by row. */
    long[] counts() {
        return counts;
    }

    /** Adds a row of pixels, and its reduction to the coarser levels. */
    void addRow(byte[] pixels, int offset) throws FileWriteException {
        int samples = options.samples().perPixel();
        for (int i = 0; i < row.length; i++) {
            row[i].addRow(pixels, offset + i * PyramidTile.SIDE * samples);
        }
        rows++;
        if (rows % PyramidTile.SIDE == 0 || rows == height) {
            for (PyramidTile tile : row) {
                PyramidTiles.Extent extent = tile.writeTo(tiles);
                offsets[written] = extent.offset();
                counts[written] = extent.count();
                written++;
            }
        }
        if (next.isPresent()) {
            reduce(next.get(), pixels, offset);
        }
    }

    private void reduce(PyramidLevel below, byte[] pixels, int offset) throws FileWriteException {
        boolean upper = rows % 2 == 1;
        if (upper) {
            System.arraycopy(pixels, offset, above, 0, above.length);
        }
        if (!upper || rows == height) {
            options.reduction().halve(above, pixels, offset, width, options.samples().perPixel(), half);
            below.addRow(half, 0);
        }
    }
}
