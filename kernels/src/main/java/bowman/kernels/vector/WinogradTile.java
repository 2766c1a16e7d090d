package bowman.kernels.vector;

/**
 * The square of output pixels that Winograd's F(4x4, 3x3) computes at once, and the window of input pixels that it
 * reads.
 *
 * @param row the first output row
 * @param column the first output column
 * @param rows how many rows of it lie within the output
 * @param columns how many columns do
 */
record WinogradTile(int row, int column, int rows, int columns) {

    /** Output rows and columns. */
    static final int SIDE = 4;

    /** Input rows and columns. */
    static final int WINDOW = SIDE + 2;

    /** Products per pair of an input and an output channel, where the sum itself takes 144. */
    static final int PRODUCTS = WINDOW * WINDOW;

    static int perRow(int width) {
        return Math.ceilDiv(width, SIDE);
    }

    static int count(int height, int width) {
        return perRow(height) * perRow(width);
    }

    /** A tile of an output, counted row by row. */
    static WinogradTile of(int index, int height, int width) {
        int row = index / perRow(width) * SIDE;
        int column = index % perRow(width) * SIDE;
        return new WinogradTile(row, column, Math.min(SIDE, height - row), Math.min(SIDE, width - column));
    }
}
