package bowman.io.pyramid;

import bowman.file.FileWriteException;
import java.util.Arrays;

/**
 * A tile that is filled row by row. It needs no buffer while all its pixels are equal. Beyond the edge of its level,
 * the last column and the last row are repeated, so that tiles of one colour keep it there.
 */
final class PyramidTile {

    /** Columns and rows of a tile. */
    static final int SIDE = 512;

    private final int samples;
    private final int columns;
    private final PyramidBuffers buffers;
    private final byte[] color;
    private byte[] pixels;
    private int rows;

    /** @param columns the columns inside the level, at most {@link #SIDE} */
    PyramidTile(int columns, int samples, PyramidBuffers buffers) {
        this.columns = columns;
        this.samples = samples;
        this.buffers = buffers;
        this.color = new byte[samples];
    }

    /** Adds a row of pixels. */
    void addRow(byte[] row, int offset) {
        if (rows == 0) {
            System.arraycopy(row, offset, color, 0, samples);
        }
        if (pixels == null && !flat(row, offset)) {
            pixels = buffers.take();
            fill(pixels, rows);
        }
        if (pixels != null) {
            int start = rows * SIDE * samples;
            int end = start + columns * samples;
            System.arraycopy(row, offset, pixels, start, columns * samples);
            for (int i = end; i < start + SIDE * samples; i++) {
                pixels[i] = pixels[i - samples];
            }
        }
        rows++;
    }

    /** Writes the tile and clears it. */
    PyramidTiles.Extent writeTo(PyramidTiles tiles) throws FileWriteException {
        try {
            if (pixels == null) {
                return tiles.appendFlat(color);
            }
            int row = SIDE * samples;
            for (int y = rows; y < SIDE; y++) {
                System.arraycopy(pixels, (rows - 1) * row, pixels, y * row, row);
            }
            return tiles.append(pixels);
        } finally {
            if (pixels != null) {
                buffers.give(pixels);
                pixels = null;
            }
            rows = 0;
        }
    }

    /** A row is flat if it begins with the tile's colour and equals itself shifted by a pixel, a fast test. */
    private boolean flat(byte[] row, int offset) {
        int end = offset + columns * samples;
        return Arrays.equals(row, offset, offset + samples, color, 0, samples)
                && Arrays.equals(row, offset, end - samples, row, offset + samples, end);
    }

    private void fill(byte[] tile, int filled) {
        int end = filled * SIDE * samples;
        for (int i = 0; i < end; i++) {
            tile[i] = color[i % samples];
        }
    }
}
