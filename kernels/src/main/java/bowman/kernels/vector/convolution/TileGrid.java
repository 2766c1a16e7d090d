package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.kernel.WinogradKernels;

/**
 * A map cut into tiles of {@link WinogradKernels#RESULT} rows and columns, sample by sample and row by row; the last
 * ones may extend beyond the edge.
 */
record TileGrid(int samples, int height, int width) {

    static TileGrid of(Shape map) {
        return new TileGrid(map.samples(), map.height(), map.width());
    }

    private int rows() {
        return Math.ceilDiv(height, WinogradKernels.RESULT);
    }

    private int columns() {
        return Math.ceilDiv(width, WinogradKernels.RESULT);
    }

    int count() {
        return Math.multiplyExact(samples * rows(), columns());
    }

    int sample(int tile) {
        return tile / (rows() * columns());
    }

    /** A tile's first row. */
    int row(int tile) {
        return tile / columns() % rows() * WinogradKernels.RESULT;
    }

    /** A tile's first column. */
    int column(int tile) {
        return tile % columns() * WinogradKernels.RESULT;
    }
}
