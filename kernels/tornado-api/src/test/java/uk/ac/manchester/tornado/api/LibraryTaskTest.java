package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.LibraryTask13;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.cublas.CuBlas;

class LibraryTaskTest {

    private static final int M = 5;
    private static final int N = 3;
    private static final int K = 7;

    private final FloatArray a = random(64, 1);
    private final FloatArray b = random(64, 2);
    private final FloatArray c = random(64, 3);

    private interface Sgemm extends LibraryTask13<Integer, Integer, Integer, Integer, Integer, Float, FloatArray,
            Integer, FloatArray, Integer, Float, FloatArray, Integer> {
    }

    private TaskGraph graph() {
        return new TaskGraph("g").transferToDevice(DataTransferMode.EVERY_EXECUTION, a, b, c);
    }

    private void run(Sgemm sgemm, int transposeA, int lda, int transposeB, int ldb, float beta, int ldc)
            throws Exception {
        TaskGraph graph = graph().libraryTask("sgemm", sgemm, transposeA, transposeB, M, N, K, 2f, a, lda, b, ldb,
                beta, c, ldc).transferToHost(DataTransferMode.EVERY_EXECUTION, c);
        try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
            plan.execute();
        }
    }

    private double expected(int row, int column, int transposeA, int lda, int transposeB, int ldb) {
        double sum = 0;
        for (int i = 0; i < K; i++) {
            sum += 2.0 * a.get(transposeA == 1 ? i + row * lda : row + i * lda)
                    * b.get(transposeB == 1 ? column + i * ldb : i + column * ldb);
        }
        return sum;
    }

    @ParameterizedTest(name = "op {0}, lda {1}, op {2}, ldb {3}, beta {4}")
    @CsvSource({"0, 5, 0, 7, 0", "0, 6, 0, 9, 0.5", "1, 7, 0, 7, 1", "0, 5, 1, 3, 0", "1, 8, 1, 4, 1"})
    void productIsColumnMajor(int transposeA, int lda, int transposeB, int ldb, float beta) throws Exception {
        int ldc = M + 1;
        float[] before = c.toHeapArray();
        run(CuBlas::cublasSgemm, transposeA, lda, transposeB, ldb, beta, ldc);
        float[] untouched = c.toHeapArray();
        for (int row = 0; row < M; row++) {
            for (int column = 0; column < N; column++) {
                int at = row + column * ldc;
                assertThat((double) c.get(at)).as("row %d, column %d", row, column).isCloseTo(
                        expected(row, column, transposeA, lda, transposeB, ldb) + beta * before[at], within(1e-5));
                untouched[at] = before[at];
            }
        }
        assertThat(untouched).containsExactly(before);
    }

    @Test
    void tf32RoundsTheFactors() throws Exception {
        run(CuBlas::cublasSgemmTF32, 0, M, 0, K, 0f, M);
        double largest = 0;
        for (int i = 0; i < M * N; i++) {
            largest = Math.max(largest, Math.abs(c.get(i) - expected(i % M, i / M, 0, M, 0, K)));
        }
        assertThat(largest).isBetween(1e-5, 7 * 2 * 0.25 * Math.scalb(1.0, -10));
    }

    @Test
    void columnsThatOverlapAreErrors() {
        assertThatThrownBy(() -> run(CuBlas::cublasSgemm, 0, M - 1, 0, K, 0f, M))
                .isInstanceOf(TornadoBailoutRuntimeException.class)
                .hasMessageContaining("columns of 5 elements do not fit, 4 from one to the next");
        assertThatThrownBy(() -> run(CuBlas::cublasSgemm, 0, M, 0, K, 0f, M - 1))
                .hasMessageContaining("columns of 5 elements do not fit");
    }

    @Test
    void factorsCannotHoldTheProduct() {
        TaskGraph graph = new TaskGraph("g");
        assertThatThrownBy(() -> graph.libraryTask("sgemm", CuBlas::cublasSgemm, 0, 0, M, N, K, 1f, a, M, b, K, 0f, b,
                M)).isInstanceOf(TornadoRuntimeException.class)
                .hasMessage("a product cannot be in the array of a factor");
    }

    @Test
    void onlyWhatIsDeclaredSoIsWritten() {
        Access[] readOnly = new Access[13];
        Arrays.fill(readOnly, Access.READ_ONLY);
        assertThatThrownBy(() -> run((ta, tb, m, n, k, alpha, x, ldx, y, ldy, beta, z, ldz) -> CuBlas.cublasSgemm(
                ta, tb, m, n, k, alpha, x, ldx, y, ldy, beta, z, ldz).withAccess(readOnly), 0, M, 0, K, 0f, M))
                .isInstanceOf(TornadoBailoutRuntimeException.class).hasMessageContaining("write a read-only segment");
    }

    @Test
    void otherFunctionsAreErrors() {
        assertThatThrownBy(() -> run((ta, tb, m, n, k, alpha, x, ldx, y, ldy, beta, z, ldz) -> CuBlas.cublasSgemm(
                ta, tb, m, n, k, alpha, x, ldx, y, ldy, beta, z, ldz).withFunction("cublasHgemm"), 0, M, 0, K, 0f, M))
                .isInstanceOf(TornadoRuntimeException.class).hasMessage(
                        "there is no nvidia/cublas/cublasHgemm, only nvidia/cublas/cublasSgemm");
    }

    private static FloatArray random(int size, long seed) {
        Random random = new Random(seed);
        FloatArray array = new FloatArray(size);
        for (int i = 0; i < size; i++) {
            array.set(i, random.nextFloat() - 0.5f);
        }
        return array;
    }
}
