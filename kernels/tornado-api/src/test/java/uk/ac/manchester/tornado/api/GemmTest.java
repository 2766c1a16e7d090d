package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** A matrix product as GPUs compute it: tiles of 64x64 in local memory, 4x4 results per item, two barriers per step. */
class GemmTest {

    private static final int TILE = 64;
    private static final int STEP = 16;
    private static final int PER_ITEM = 4;
    private static final int SIDE = TILE / PER_ITEM;

    /** c = a b; a is m x k, b is k x n; m and n are multiples of 64, k of 16. */
    static void gemm(KernelContext context, FloatArray a, FloatArray b, FloatArray c, int n, int k) {
        float[] left = context.allocateFloatLocalArray(TILE * STEP);
        float[] right = context.allocateFloatLocalArray(STEP * TILE);
        float[] sums = new float[PER_ITEM * PER_ITEM];
        int x = context.localIdx;
        int y = context.localIdy;
        int item = y * SIDE + x;
        int row = context.groupIdy * TILE;
        int column = context.groupIdx * TILE;
        for (int start = 0; start < k; start += STEP) {
            for (int i = item; i < TILE * STEP; i += SIDE * SIDE) {
                left[i] = a.get((row + i / STEP) * k + start + i % STEP);
                right[i] = b.get((start + i / TILE) * n + column + i % TILE);
            }
            context.localBarrier();
            for (int s = 0; s < STEP; s++) {
                for (int i = 0; i < PER_ITEM; i++) {
                    for (int j = 0; j < PER_ITEM; j++) {
                        sums[i * PER_ITEM + j] +=
                                left[(y * PER_ITEM + i) * STEP + s] * right[s * TILE + x * PER_ITEM + j];
                    }
                }
            }
            context.localBarrier();
        }
        for (int i = 0; i < PER_ITEM; i++) {
            for (int j = 0; j < PER_ITEM; j++) {
                c.set((row + y * PER_ITEM + i) * n + column + x * PER_ITEM + j, sums[i * PER_ITEM + j]);
            }
        }
    }

    @ParameterizedTest(name = "{0} x {1} x {2}")
    @CsvSource({"64, 64, 16", "128, 192, 80", "192, 64, 240"})
    void tiledProductEqualsPlainLoops(int m, int n, int k) throws Exception {
        FloatArray a = random(m * k, 1);
        FloatArray b = random(k * n, 2);
        FloatArray c = new FloatArray(m * n);
        TaskGraph graph = new TaskGraph("g").transferToDevice(DataTransferMode.FIRST_EXECUTION, a, b)
                .task("gemm", GemmTest::gemm, new KernelContext(), a, b, c, n, k)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, c);
        WorkerGrid grid = new WorkerGrid2D(n / PER_ITEM, m / PER_ITEM);
        grid.setLocalWork(SIDE, SIDE, 1);
        try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
            plan.withGridScheduler(new GridScheduler("g.gemm", grid)).execute();
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int s = 0; s < k; s++) {
                    sum += (double) a.get(i * k + s) * b.get(s * n + j);
                }
                assertThat((double) c.get(i * n + j)).as("row %d, column %d", i, j).isCloseTo(sum, within(1e-4));
            }
        }
    }

    @Test
    void repeatedExecutionsGiveTheSameBits() throws Exception {
        FloatArray a = random(128 * 64, 3);
        FloatArray b = random(64 * 128, 4);
        FloatArray c = new FloatArray(128 * 128);
        TaskGraph graph = new TaskGraph("g").transferToDevice(DataTransferMode.EVERY_EXECUTION, a, b)
                .task("gemm", GemmTest::gemm, new KernelContext(), a, b, c, 128, 64)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, c);
        WorkerGrid grid = new WorkerGrid2D(32, 32);
        grid.setLocalWork(SIDE, SIDE, 1);
        try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
            plan.withGridScheduler(new GridScheduler("g.gemm", grid)).execute();
            float[] first = c.toHeapArray();
            plan.execute();
            assertThat(c.toHeapArray()).containsExactly(first);
        }
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
