package bowman.kernels.tornado.kernel;

import bowman.kernels.tornado.device.Grid;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Parts of kernels that multiply matrices: a work group has a tile of 64 x 64 results, of which each of its 16 x 16
 * items has 4 x 4, every sixteenth row and column from its own on, so that neighbouring items touch neighbouring
 * elements. The factors pass through a panel in local memory, step by step along the axis that is summed over.
 *
 * <p>Only a kernel itself may access its arrays in local memory: TornadoVM computes wrong addresses for them in methods
 * that a kernel calls.
 */
public final class TileKernels {

    /** The items of a work group. */
    static final int ITEMS = Grid.ITEMS;
    /** The rows and the columns of a tile. */
    public static final int TILE = 64;
    /** The items along a side of a tile. */
    static final int SIDE = 16;
    /** The results of an item along a side of a tile. */
    static final int PER_ITEM = 4;
    /** The number of steps that fit into a panel, of one factor or of several together. */
    static final int STEPS = 32;
    /** The distance of the steps of a panel, in floats, chosen so that neighbouring items write to different banks. */
    static final int PITCH = TILE + 2;
    /** The size of a panel, in floats. */
    static final int PANEL = STEPS * PITCH;
    /** The distance of the rows of a tile in local memory, where items read down a column. */
    static final int TILE_PITCH = TILE + 1;
    /** The size of a tile in local memory, in floats. */
    static final int TILE_SIZE = TILE * TILE_PITCH;

    private TileKernels() {
    }

    /**
     * An element of a matrix of rows x columns, or for a place outside the matrix the element nearest to it. Results at
     * such places are not stored, and along an axis that is summed over such places have no weight.
     *
     * <p>This and {@link #inside} do not branch: that is faster, and TornadoVM cannot compile branches whose conditions
     * it finds to be constant only late.
     */
    static float element(FloatArray x, int at, int pitch, int row, int rows, int column, int columns) {
        return x.get(at + Math.min(row, rows - 1) * pitch + Math.min(column, columns - 1));
    }

    /** 1 if an index is below a count, else 0. */
    static float inside(int index, int count) {
        return Math.min(Math.max(count - index, 0), 1);
    }

    static void fill(float[] numbers, int count, float value) {
        for (int i = 0; i < count; i++) {
            numbers[i] = value;
        }
    }
}
