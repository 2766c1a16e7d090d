package bowman.kernels.tornado.task;

import bowman.kernels.tornado.device.KernelTask;
import bowman.kernels.tornado.device.View;
import uk.ac.manchester.tornado.cublas.CuBlas;
import uk.ac.manchester.tornado.cublas.enums.CuBlasOperation;

/**
 * Products of matrices by NVIDIA's cuBLAS, as library tasks of TornadoVM, which run on the plan's own stream between
 * its kernels. cuBLAS takes whole arrays from their first element on, so factors are copied into blocks of their own
 * and the product is copied out of one.
 *
 * <p>This follows the sources of TornadoVM 5.2 and has only run on the plain-JVM implementation of its API, never on a
 * CUDA device. In addition to the memory that TornadoVM counts, cuBLAS takes some tens of MiB of the device's memory
 * for itself.
 *
 * @param tf32 whether factors are rounded to TF32: 11 bits instead of 24, several times as fast on GPUs from Ampere on
 * @param worth decides which products go to the library
 * @param blockElements the most elements of a block; larger matrices are multiplied some rows at a time
 */
public record LibraryGemm(boolean tf32, Worth worth, int blockElements) {

    /**
     * A copy moves each of m k, k n and m n elements at most twice, so with all of m, n and k at least 64 there are at
     * least 64 / 24 multiplications and additions for each byte moved. At 3 TB/s that is 8e12 a second; if Bowman's
     * tiles do 4e12 and cuBLAS 2e13, the copies cost at most two thirds of what they save, and less for wider products.
     * This is arithmetic, not measurement.
     */
    private static final int LEAST_EXTENT = 64;

    /** A product of fewer terms takes less time than the launches of its copies, a few microseconds each. */
    private static final long LEAST_TERMS = 1L << 24;

    /** 128 MiB: enough rows to keep a device busy, where the whole matrix of a large map would take gigabytes. */
    private static final int BLOCK_ELEMENTS = 1 << 25;

    /** Decides whether a product of m x k and k x n, whatever the order of the factors, is worth its copies. */
    @FunctionalInterface
    public interface Worth {
        boolean isGiven(int m, int n, int k);
    }

    static LibraryGemm of(boolean tf32) {
        return new LibraryGemm(tf32, (m, n, k) -> Math.min(m, Math.min(n, k)) >= LEAST_EXTENT
                && (long) m * n * k >= LEAST_TERMS, BLOCK_ELEMENTS);
    }

    /** A factor: a matrix at the beginning of a block, taken as it is or transposed. */
    record Factor(View matrix, boolean transposed) {

        int rows() {
            return matrix.shape().extent(transposed ? 1 : 0);
        }

        int columns() {
            return matrix.shape().extent(transposed ? 0 : 1);
        }

        private int pitch() {
            return matrix.shape().extent(1);
        }

        private int operation() {
            return (transposed ? CuBlasOperation.CUBLAS_OP_T : CuBlasOperation.CUBLAS_OP_N).operation();
        }
    }

    /**
     * The number of rows of matrices of up to {@code columns} columns that fit into a block, for parts of about equal
     * size.
     */
    int rowsAtATime(int rows, int columns) {
        return Math.ceilDiv(rows, Math.ceilDiv(rows, Math.max(1, blockElements / columns)));
    }

    /**
     * c = a b, or c = c + a b. cuBLAS is column-major, and a row-major matrix is its transpose in column-major order,
     * so the call computes c' = b' a'.
     */
    KernelTask multiply(Factor a, Factor b, View c, boolean add) {
        int m = a.rows();
        int n = b.columns();
        return (graph, id, context) -> graph.libraryTask(id, tf32 ? CuBlas::cublasSgemmTF32 : CuBlas::cublasSgemm,
                b.operation(), a.operation(), n, m, a.columns(), 1f, b.matrix().array(), b.pitch(),
                a.matrix().array(), a.pitch(), add ? 1f : 0f, c.array(), n);
    }
}
