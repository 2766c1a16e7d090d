package bowman.kernels.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Parts of kernels that multiply matrices: a work group has a tile of 64 x 64 results, of which each of its 16 x 16
 * items has 4 x 4, every sixteenth row and column from its own on, so that neighbouring items touch neighbouring
 * elements. The factors pass through a panel in local memory, which is written step by step: the rows of the left one
 * first, then the columns of the right one.
 *
 * <p>Elements outside a matrix count as 0. All items of a group call these parts together, as they meet at barriers.
 */
final class TileKernels {

    /** The rows and the columns of a tile. */
    static final int TILE = 64;
    /** The items along a side of a tile. */
    static final int SIDE = 16;
    /** The results of an item along a side of a tile. */
    static final int PER_ITEM = 4;
    /** How much of the axis that is summed over a panel holds for both factors, and half of what it holds for one. */
    static final int STEP = 16;
    /** What is between two steps of a panel: neighbouring items write to different banks of local memory. */
    static final int PITCH = 66;
    /** The floats of a panel. */
    static final int PANEL = 2 * STEP * PITCH;
    /** Where a panel holds the right factor. */
    static final int RIGHT = STEP * PITCH;
    /** What is between two rows of weights in local memory. */
    static final int WEIGHTS_PITCH = TILE + 1;
    /** The floats of a tile of weights. */
    static final int WEIGHTS = TILE * WEIGHTS_PITCH;

    private TileKernels() {
    }

    static void fill(float[] numbers, int count, float value) {
        for (int i = 0; i < count; i++) {
            numbers[i] = value;
        }
    }

    /** Copies a matrix whose steps are neighbours in memory into a panel, {@code at} its first row and step. */
    static void loadAcross(int itemRow, int step, FloatArray x, int at, int pitch, int rows, int steps,
            float[] panel, int panelAt) {
        for (int i = 0; i < PER_ITEM; i++) {
            int row = itemRow + SIDE * i;
            float value = 0f;
            if (row < rows && step < steps) {
                value = x.get(at + row * pitch + step);
            }
            panel[panelAt + step * PITCH + row] = value;
        }
    }

    /** Copies a matrix whose rows are neighbours in memory into {@code count} steps of a panel. */
    static void loadAlong(int itemRow, int itemColumn, FloatArray x, int at, int pitch, int rows, int steps,
            float[] panel, int panelAt, int count) {
        int row = itemRow % PER_ITEM * SIDE + itemColumn;
        for (int step = itemRow / PER_ITEM; step < count; step += PER_ITEM) {
            float value = 0f;
            if (row < rows && step < steps) {
                value = x.get(at + step * pitch + row);
            }
            panel[panelAt + step * PITCH + row] = value;
        }
    }

    /** Adds the products of what a panel holds to an item's sums. */
    static void multiply(int itemRow, int itemColumn, float[] panel, float[] sums) {
        for (int step = 0; step < STEP; step++) {
            for (int i = 0; i < PER_ITEM; i++) {
                float left = panel[step * PITCH + itemRow + SIDE * i];
                for (int j = 0; j < PER_ITEM; j++) {
                    sums[i * PER_ITEM + j] += left * panel[RIGHT + step * PITCH + itemColumn + SIDE * j];
                }
            }
        }
    }

    /** An item's sums become its elements of a b^T: rows of a and of b times each other, over {@code depth} elements. */
    static void multiplyRows(KernelContext context, int itemRow, int itemColumn, FloatArray a, int aAt, int aPitch,
            int aRows, FloatArray b, int bAt, int bPitch, int bRows, int depth, float[] panel, float[] sums) {
        fill(sums, PER_ITEM * PER_ITEM, 0f);
        for (int start = 0; start < depth; start += STEP) {
            loadAcross(itemRow, itemColumn, a, aAt + start, aPitch, aRows, depth - start, panel, 0);
            loadAcross(itemRow, itemColumn, b, bAt + start, bPitch, bRows, depth - start, panel, RIGHT);
            context.localBarrier();
            multiply(itemRow, itemColumn, panel, sums);
            context.localBarrier();
        }
    }

    /**
     * Adds a tile of weights times 64 rows of x, each of {@code width} elements, to an item's sums. Of these the first
     * four are of an item's first column, the next four of its second one, and so on.
     */
    static void combine(KernelContext context, int itemRow, int itemColumn, float[] weights, FloatArray x, int at,
            int pitch, int rows, int width, float[] panel, float[] sums) {
        int columns = (width + (SIDE - 1)) / SIDE;
        for (int from = 0; from < width; from += TILE) {
            int end = Math.min(columns - from / SIDE, PER_ITEM);
            for (int start = 0; start < TILE; start += 2 * STEP) {
                loadAlong(itemRow, itemColumn, x, at + start * pitch + from, pitch, width - from, rows - start, panel, 0, 2 * STEP);
                context.localBarrier();
                for (int step = 0; step < 2 * STEP; step++) {
                    for (int j = 0; j < end; j++) {
                        float right = panel[step * PITCH + itemColumn + SIDE * j];
                        for (int i = 0; i < PER_ITEM; i++) {
                            sums[(from / SIDE + j) * PER_ITEM + i] +=
                                    weights[(itemRow + SIDE * i) * WEIGHTS_PITCH + start + step] * right;
                        }
                    }
                }
                context.localBarrier();
            }
        }
    }

    /** Writes sums that {@link #combine} made, of so many rows and elements a row, times a factor for each row. */
    static void store(int itemRow, int itemColumn, float[] sums, float[] factors, FloatArray y, int at, int pitch,
            int rows, int width) {
        int columns = (width + (SIDE - 1)) / SIDE;
        for (int j = 0; j < columns; j++) {
            int column = itemColumn + SIDE * j;
            for (int i = 0; i < PER_ITEM; i++) {
                int row = itemRow + SIDE * i;
                if (row < rows && column < width) {
                    y.set(at + row * pitch + column, factors[i] * sums[j * PER_ITEM + i]);
                }
            }
        }
    }
}
