package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.cublas.enums.CuBlasOperation;

/** The product of a of m x k and b of k x n, by plain loops. */
record Gemm(Matrix a, Matrix b, int m, int n, int k) {

    /** The weight of the bits that TF32 drops: it keeps 10 of a float's 23 bits after the point. */
    private static final int TF32_DROPS = 1 << 13;

    /** A factor by row and column. */
    @FunctionalInterface
    interface Matrix {
        float get(int row, int column);
    }

    /**
     * A factor of rows x columns after the operation, from a column-major array.
     *
     * @throws TornadoRuntimeException if a column is longer than the distance to the next one, or there is no such
     *     operation
     */
    static Matrix matrix(FloatArray x, int pitch, int rows, int columns, int operation, boolean tf32) {
        boolean transposed = operation == CuBlasOperation.CUBLAS_OP_T.operation();
        if (!transposed && operation != CuBlasOperation.CUBLAS_OP_N.operation()) {
            throw new TornadoRuntimeException("a real matrix is taken as it is, 0, or transposed, 1, not by "
                    + operation);
        }
        checkPitch(pitch, transposed ? columns : rows);
        Matrix exact = transposed ? (row, column) -> x.get(row * pitch + column)
                : (row, column) -> x.get(column * pitch + row);
        return tf32 ? (row, column) -> tf32(exact.get(row, column)) : exact;
    }

    private static void checkPitch(int pitch, int rows) {
        if (rows < 1 || pitch < rows) {
            throw new TornadoRuntimeException("columns of " + rows + " elements do not fit, " + pitch
                    + " from one to the next");
        }
    }

    /** The nearest number with 10 bits after the point. */
    private static float tf32(float x) {
        int bits = Float.floatToRawIntBits(x) + TF32_DROPS / 2;
        return Float.isFinite(x) ? Float.intBitsToFloat(bits & -TF32_DROPS) : x;
    }

    /** c = alpha a b + beta c, where c is read only if beta is not 0. */
    void into(FloatArray c, int pitch, float alpha, float beta) {
        checkPitch(pitch, m);
        for (int column = 0; column < n; column++) {
            for (int row = 0; row < m; row++) {
                float sum = 0f;
                for (int i = 0; i < k; i++) {
                    sum += a.get(row, i) * b.get(i, column);
                }
                int at = column * pitch + row;
                c.set(at, beta == 0f ? alpha * sum : alpha * sum + beta * c.get(at));
            }
        }
    }
}
