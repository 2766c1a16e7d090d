package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException;
import uk.ac.manchester.tornado.api.exceptions.TornadoMemoryException;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.exceptions.TornadoTaskRuntimeException;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

class LimitsTest {

    private final IntArray array = new IntArray(64);

    static void write(KernelContext context, IntArray array) {
        int place = context.globalIdy * context.globalGroupSizeX + context.globalIdx;
        array.set(place, 100 * context.groupIdx + 10 * context.localIdy + context.localGroupSizeX);
    }

    private TornadoExecutionPlan plan() {
        return new TornadoExecutionPlan(new TaskGraph("g").task("t", LimitsTest::write, new KernelContext(), array)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, array).snapshot());
    }

    @Test
    void idsFollowTheGrid() throws Exception {
        WorkerGrid grid = new WorkerGrid2D(16, 4);
        grid.setLocalWork(8, 2, 1);
        try (var plan = plan()) {
            plan.withGridScheduler(new GridScheduler("g.t", grid)).execute();
        }
        for (int i = 0; i < 64; i++) {
            assertThat(array.get(i)).isEqualTo(100 * (i % 16 / 8) + 10 * (i / 16 % 2) + 8);
        }
    }

    @ParameterizedTest(name = "{0} x {1} x {2} in groups of {3} x {4} x {5}")
    @CsvSource({"65, 1, 1, 16, 1, 1, does not divide", "16, 3, 1, 16, 2, 1, does not divide",
        "2048, 1, 1, 2048, 1, 1, exceeds", "64, 64, 1, 64, 64, 1, 4096 items", "1, 1, 128, 1, 1, 128, exceeds",
        "0, 1, 1, 1, 1, 1, does not divide"})
    void gridsThatDoNotFitAreErrors(int x, int y, int z, int localX, int localY, int localZ, String message)
            throws Exception {
        WorkerGrid grid = new WorkerGrid3D(x, y, z);
        grid.setLocalWork(localX, localY, localZ);
        try (var plan = plan().withGridScheduler(new GridScheduler("g.t", grid))) {
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("task 'g.t'").hasMessageContaining(message);
        }
    }

    @Test
    void planCompiledAheadRefusesToRunWhenAnotherHasGone() throws Exception {
        GridScheduler grids = new GridScheduler("g.t", new WorkerGrid2D(16, 4));
        try (var plan = plan().withGridScheduler(grids).withPreCompilation(); var lazy = plan()) {
            plan().close();
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("reset()");
            assertThatCode(lazy.withGridScheduler(grids)::execute).as("compiled when it runs")
                    .doesNotThrowAnyException();
            TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice().getDeviceContext().setResetToFalse();
            assertThatCode(plan::execute).doesNotThrowAnyException();
        }
    }

    @Test
    void contextWithoutGridIsAnError() throws Exception {
        try (var plan = plan()) {
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("'g.t'").hasMessageContaining("has no grid");
            GridScheduler misspelt = new GridScheduler("g.u", new WorkerGrid1D(64));
            assertThatThrownBy(() -> plan.withGridScheduler(misspelt)).hasMessageContaining("[g.u]");
        }
    }

    @Test
    void deviceChoosesAGroupWhereNoneIsGiven() throws Exception {
        try (var plan = plan()) {
            plan.withGridScheduler(new GridScheduler("g.t", new WorkerGrid1D(64))).execute();
        }
        assertThat(array.toHeapArray()).containsOnly(64);
    }

    @Test
    void graphHoldsAtMost256TasksAndFewerWithManyArguments() {
        TaskGraph small = new TaskGraph("small");
        for (int i = 0; i < 256; i++) {
            small.task("t" + i, _ -> { }, array);
        }
        assertThatThrownBy(() -> small.task("t256", _ -> { }, array)).isInstanceOf(TornadoRuntimeException.class)
                .hasMessageContaining("256 tasks");
        TaskGraph large = new TaskGraph("large");
        int tasks = 8191 / (15 + 5 * 15);
        for (int i = 0; i < tasks; i++) {
            addLarge(large, i);
        }
        assertThatThrownBy(() -> addLarge(large, tasks)).isInstanceOf(TornadoRuntimeException.class)
                .hasMessageContaining("after " + tasks + " tasks");
    }

    private void addLarge(TaskGraph graph, int i) {
        graph.task("t" + i, (_, _, _, _, _, _, _, _, _, _, _, _, _, _, _) -> { },
                array, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void argumentsComeInTheirOrder() throws Exception {
        TaskGraph graph = new TaskGraph("g").task("t", (out, b, c, d, e, f, g, h, i, j, k, l, m, n, o) -> {
            int[] all = {b, c, d, e, f, g, h, i, j, k, l, m, n, o};
            for (int at = 0; at < all.length; at++) {
                out.set(at, all[at]);
            }
        }, array, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, array);
        try (var plan = new TornadoExecutionPlan(graph.snapshot())) {
            plan.execute();
        }
        assertThat(array.toHeapArray()).startsWith(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void argumentsThatKernelsCannotTakeAreErrors() {
        for (Object argument : new Object[] {true, new float[1], "text"}) {
            assertThatThrownBy(() -> new TaskGraph("g").task("t", (_, _) -> { }, array, argument))
                    .isInstanceOf(TornadoTaskRuntimeException.class).hasMessageContaining("argument 2 of task 'g.t'");
        }
        assertThatThrownBy(() -> new TaskGraph("g").task("t", _ -> { }, array).task("t", _ -> { }, array))
                .isInstanceOf(TornadoTaskRuntimeException.class);
    }

    @Test
    void arrayThatComesAgainLaterCannotBeWritten() throws Exception {
        TaskGraph last = new TaskGraph("last").task("t", (from, to) -> to.set(0, from.get(1) + 1), array, array)
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, array)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, array);
        array.set(1, 7);
        try (var plan = new TornadoExecutionPlan(last.snapshot())) {
            plan.execute();
        }
        assertThat(array.get(0)).isEqualTo(8);
        TaskGraph first = new TaskGraph("first").task("t", (to, from) -> to.set(0, from.get(1) + 1), array, array);
        try (var plan = new TornadoExecutionPlan(first.snapshot())) {
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoBailoutRuntimeException.class)
                    .hasMessageContaining("'first.t'").rootCause().hasMessageContaining("read-only");
        }
    }

    @Test
    void graphWithoutATaskDoesNotRun() throws Exception {
        try (var plan = new TornadoExecutionPlan(new TaskGraph("empty").snapshot())) {
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("graph 'empty' has no task");
        }
    }

    @Test
    void failureOfASequentialKernelNamesItsTask() throws Exception {
        TaskGraph graph = new TaskGraph("g").task("t", values -> values.set(64, 0), array);
        try (var plan = new TornadoExecutionPlan(graph.snapshot())) {
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoBailoutRuntimeException.class)
                    .hasMessageContaining("'g.t'").hasCauseInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void memoryOfAPlanIsLimited() throws Exception {
        FloatArray large = new FloatArray(1 << 18);
        TaskGraph graph = new TaskGraph("g").task("t", _ -> { }, large);
        try (var plan = new TornadoExecutionPlan(graph.snapshot())) {
            assertThatThrownBy(() -> plan.withMemoryLimit("1MB").execute()).isInstanceOf(TornadoMemoryException.class)
                    .hasMessageContaining("1048592 bytes");
            assertThatCode(() -> plan.withMemoryLimit("2MB").execute()).doesNotThrowAnyException();
        }
    }

    @Test
    void deviceSaysThatItIsNone() {
        assertThat(TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice().getDeviceName())
                .isEqualTo("plain JVM (test double)");
        assertThat(TornadoExecutionPlan.getTornadoDeviceMap().getAllBackends()).hasSize(1);
    }
}
