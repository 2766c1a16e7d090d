package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.program.View;
import java.util.Arrays;

/**
 * Squares of a map, one per tile of a grid, read in place or, if they extend beyond the map's edge, copied and padded
 * with zeros.
 */
final class TileReader {

    private final TileGrid grid;
    private final View map;
    private final int extent;
    private final int firstRow;
    private final int firstColumn;

    /**
     * @param extent height and width of a square
     * @param firstRow a square's first row, relative to the tile's
     * @param firstColumn a square's first column, likewise
     */
    TileReader(TileGrid grid, View map, int extent, int firstRow, int firstColumn) {
        this.grid = grid;
        this.map = map;
        this.extent = extent;
        this.firstRow = firstRow;
        this.firstColumn = firstColumn;
    }

    private int row(int tile) {
        return grid.row(tile) + firstRow;
    }

    private int column(int tile) {
        return grid.column(tile) + firstColumn;
    }

    boolean isInside(int tile) {
        int row = row(tile);
        int column = column(tile);
        return row >= 0 && row + extent <= map.shape().height()
                && column >= 0 && column + extent <= map.shape().width();
    }

    /** The offset of a channel of a square's first pixel, which may lie outside the map. */
    int offset(int tile, int channel) {
        Shape shape = map.shape();
        int pixel = (grid.sample(tile) * shape.height() + row(tile)) * shape.width() + column(tile);
        return map.offset() + pixel * shape.channels() + channel;
    }

    /** The distance of a square's rows in the map. */
    int rowPitch() {
        return map.shape().width() * map.shape().channels();
    }

    /** Copies channels of a square, row after row with pixels {@code pitch} apart, with zeros outside the map. */
    void copy(int tile, int channel, int count, float[] to, int at, int pitch) {
        Shape shape = map.shape();
        int from = Math.clamp(-column(tile), 0, extent);
        int until = Math.clamp(shape.width() - column(tile), from, extent);
        Arrays.fill(to, at, at + extent * extent * pitch, 0);
        for (int i = 0; i < extent; i++) {
            int row = row(tile) + i;
            if (row < 0 || row >= shape.height()) {
                continue;
            }
            int in = offset(tile, channel) + i * rowPitch();
            for (int j = from; j < until; j++) {
                System.arraycopy(map.array(), in + j * shape.channels(), to, at + (i * extent + j) * pitch, count);
            }
        }
    }
}
