package bowman.kernels.vector;

import bowman.graph.Shape;
import java.util.Arrays;

/**
 * The windows of a map that a convolution's output tiles read, transformed: B^T d B, 36 lines of channels per tile.
 * Where a window hangs over the map's edge, zeros are read.
 */
final class WinogradWindows {

    private final WinogradKernels kernels;
    private final View map;
    private final Shape output;
    private final int firstRow;
    private final int firstColumn;
    private final int depth;

    /**
     * @param output the shape of the convolution's output
     * @param first the convolution's first tap
     * @param depth how many channels to transform at once, a multiple of the vector's length
     */
    WinogradWindows(WinogradKernels kernels, View map, Shape output, Tap first, int depth) {
        this.kernels = kernels;
        this.map = map;
        this.output = output;
        this.firstRow = first.row();
        this.firstColumn = first.column();
        this.depth = depth;
    }

    /** The scratch memory that a transform needs. */
    int floats() {
        return 2 * WinogradTile.PRODUCTS * depth;
    }

    /**
     * Transforms channels of a tile's window.
     *
     * @param scratch both the scratch memory, from {@code free} on, and where the lines go: to {@code to}, {@code
     *     step} apart
     */
    void transform(int sample, int tileIndex, int channel, int channels, float[] scratch, int free, int to, int step) {
        Shape shape = map.shape();
        WinogradTile tile = WinogradTile.of(tileIndex, output.height(), output.width());
        int row = tile.row() + firstRow;
        int column = tile.column() + firstColumn;
        int pixelStep = shape.channels();
        int rowStep = shape.width() * pixelStep;
        int at = map.offset() + (sample * shape.height() + row) * rowStep + column * pixelStep + channel;
        int half = free + WinogradTile.PRODUCTS * depth;
        if (row >= 0 && column >= 0 && row + WinogradTile.WINDOW <= shape.height()
                && column + WinogradTile.WINDOW <= shape.width()) {
            columns(map.array(), at, rowStep, pixelStep, channels, scratch, half);
        } else {
            copy(row, column, at, channels, scratch, free);
            columns(scratch, free, WinogradTile.WINDOW * depth, depth, channels, scratch, half);
        }
        for (int y = 0; y < WinogradTile.WINDOW; y++) {
            kernels.input(channels, scratch, half + y * WinogradTile.WINDOW * depth, depth, scratch,
                    to + y * WinogradTile.WINDOW * step, step);
        }
    }

    private void columns(float[] from, int at, int rowStep, int pixelStep, int channels, float[] scratch, int half) {
        for (int x = 0; x < WinogradTile.WINDOW; x++) {
            kernels.input(channels, from, at + x * pixelStep, rowStep, scratch, half + x * depth,
                    WinogradTile.WINDOW * depth);
        }
    }

    private void copy(int row, int column, int at, int channels, float[] scratch, int free) {
        Shape shape = map.shape();
        for (int y = 0; y < WinogradTile.WINDOW; y++) {
            for (int x = 0; x < WinogradTile.WINDOW; x++) {
                int to = free + (y * WinogradTile.WINDOW + x) * depth;
                if (row + y < 0 || row + y >= shape.height() || column + x < 0 || column + x >= shape.width()) {
                    Arrays.fill(scratch, to, to + channels, 0);
                } else {
                    System.arraycopy(map.array(), at + (y * shape.width() + x) * shape.channels(), scratch, to,
                            channels);
                }
            }
        }
    }
}
