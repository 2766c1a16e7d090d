package bowman.kernels.tornado;

/**
 * The sizes of matrix products: a work group of 256 items computes a tile of 64 x 64 of the result, 16 terms at a time
 * from two tiles in local memory. Item (ty, tx) has rows ty, ty + 16, ... and columns tx, tx + 16, ... of the tile, so
 * that neighbours write neighbouring columns.
 *
 * <p>The loop over the terms stands in each kernel: TornadoVM addresses local memory wrongly in methods that a kernel
 * calls.
 */
final class Tile {

    /** Rows and columns of a tile. */
    static final int SIZE = 64;

    /** Terms of the sums that are in local memory at a time. */
    static final int DEPTH = 16;

    /** Elements from one term's row to the next in local memory; odd, so that a column meets all banks. */
    static final int PITCH = 65;

    /** Elements of one operand's tile in local memory. */
    static final int LOCAL = DEPTH * PITCH;

    /** Rows, and columns, of an item. */
    static final int PER_ITEM = 4;

    private Tile() {
    }
}
