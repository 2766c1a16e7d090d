package bowman.kernels.tornado;

/**
 * The inside of matrix products: a work group of 256 items computes a tile of 64 x 64 of the result, 16 terms at a
 * time from two tiles in local memory. Item (ty, tx) has rows ty, ty + 16, ... and columns tx, tx + 16, ... of the
 * tile, so that neighbours write neighbouring columns.
 */
final class TileKernels {

    /** Rows and columns of a tile. */
    static final int TILE = 64;

    /** Terms of the sums that are in local memory at a time. */
    static final int DEPTH = 16;

    /** Elements from one term's row to the next in local memory; odd, so that a column meets all banks. */
    static final int PITCH = 65;

    /** Elements of one operand's tile in local memory. */
    static final int LOCAL = DEPTH * PITCH;

    /** Rows, and columns, of an item. */
    static final int PER_ITEM = 4;

    private TileKernels() {
    }

    /** Adds the products of the two tiles to an item's 16 sums. */
    static void multiply(float[] a, float[] b, float[] sums, int ty, int tx) {
        for (int term = 0; term < DEPTH; term++) {
            float b0 = b[term * PITCH + tx];
            float b1 = b[term * PITCH + tx + 16];
            float b2 = b[term * PITCH + tx + 32];
            float b3 = b[term * PITCH + tx + 48];
            for (int i = 0; i < PER_ITEM; i++) {
                float v = a[term * PITCH + ty + 16 * i];
                sums[4 * i] += v * b0;
                sums[4 * i + 1] += v * b1;
                sums[4 * i + 2] += v * b2;
                sums[4 * i + 3] += v * b3;
            }
        }
    }
}
