package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

class WorkGroupTest {

    private static final int GROUP = 256;

    static void sumOfGroup(KernelContext context, FloatArray values, FloatArray sums) {
        float[] local = context.allocateFloatLocalArray(GROUP);
        int item = context.localIdx;
        local[item] = values.get(context.globalIdx);
        for (int stride = GROUP >> 1; stride > 0; stride >>= 1) {
            context.localBarrier();
            if (item < stride) {
                local[item] += local[item + stride];
            }
        }
        if (item == 0) {
            sums.set(context.groupIdx, local[0]);
        }
    }

    static void sumWithoutBarrier(KernelContext context, FloatArray values, FloatArray sums) {
        float[] local = context.allocateFloatLocalArray(GROUP);
        int item = context.localIdx;
        local[item] = values.get(context.globalIdx);
        for (int stride = GROUP >> 1; stride > 0; stride >>= 1) {
            if (item < stride) {
                local[item] += local[item + stride];
            }
        }
        if (item == 0) {
            sums.set(context.groupIdx, local[0]);
        }
    }

    /** Passes one buffer along several times; the second barrier is there or not. */
    private static void rotate(KernelContext context, IntArray values, int step, int barriers) {
        int[] local = context.allocateIntLocalArray(GROUP);
        int item = context.localIdx;
        int value = item;
        for (int i = 0; i < 3; i++) {
            local[item] = value;
            context.localBarrier();
            value = local[(item + step) & (GROUP - 1)];
            if (barriers == 2) {
                context.localBarrier();
            }
        }
        values.set(context.globalIdx, value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void groupsSumInLocalMemory(int groups) throws Exception {
        FloatArray values = new FloatArray(groups * GROUP);
        IntStream.range(0, values.getSize()).forEach(i -> values.set(i, i % 1000));
        FloatArray sums = new FloatArray(groups);
        run(WorkGroupTest::sumOfGroup, values, sums, groups);
        for (int group = 0; group < groups; group++) {
            int first = group * GROUP;
            assertThat(sums.get(group)).isEqualTo(IntStream.range(first, first + GROUP).map(i -> i % 1000).sum());
        }
    }

    @Test
    void missingBarrierBeforeReadingGivesNaN() throws Exception {
        FloatArray values = new FloatArray(GROUP);
        values.init(1);
        FloatArray sums = new FloatArray(1);
        run(WorkGroupTest::sumWithoutBarrier, values, sums, 1);
        assertThat(sums.get(0)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, GROUP - 1})
    void missingBarrierBeforeOverwritingGivesWrongNumbers(int step) throws Exception {
        int[] right = IntStream.range(0, GROUP).map(i -> (i + 3 * step) % GROUP).toArray();
        assertThat(rotated(step, 2)).containsExactly(right);
        assertThat(rotated(step, 1)).isNotEqualTo(right);
    }

    private static int[] rotated(int step, int barriers) throws Exception {
        IntArray values = new IntArray(GROUP);
        TaskGraph graph = new TaskGraph("g")
                .task("t", WorkGroupTest::rotate, new KernelContext(), values, step, barriers)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, values);
        execute(graph, 1);
        return values.toHeapArray();
    }

    @Test
    void barrierThatNotAllItemsMeetIsAnError() {
        for (int meeting : new int[] {1, 100, GROUP - 1}) {
            IntArray values = new IntArray(8 * GROUP);
            TaskGraph graph = new TaskGraph("g").task("t", (context, array, count) -> {
                if (context.localIdx < count) {
                    context.localBarrier();
                }
                array.set(context.globalIdx, 1);
            }, new KernelContext(), values, meeting);
            assertThatThrownBy(() -> execute(graph, 8)).isInstanceOf(TornadoBailoutRuntimeException.class)
                    .hasMessageContaining("g.t").hasMessageContaining("not all items").hasRootCauseInstanceOf(
                            IllegalStateException.class);
        }
    }

    @Test
    void oneGroupMayMeetBarriersThatAnotherDoesNot() throws Exception {
        IntArray values = new IntArray(4 * GROUP);
        TaskGraph graph = new TaskGraph("g").task("t", (context, array) -> {
            int[] local = context.allocateIntLocalArray(1);
            if (context.groupIdx == 2) {
                if (context.localIdx == 0) {
                    local[0] = 42;
                }
                context.localBarrier();
                array.set(context.globalIdx, local[0]);
            } else {
                array.set(context.globalIdx, context.groupIdx);
            }
        }, new KernelContext(), values).transferToHost(DataTransferMode.EVERY_EXECUTION, values);
        execute(graph, 4);
        for (int i = 0; i < values.getSize(); i++) {
            assertThat(values.get(i)).isEqualTo(i / GROUP == 2 ? 42 : i / GROUP);
        }
    }

    @Test
    void failureInOneItemNamesTheTaskAndItsCause() {
        IntArray values = new IntArray(16 * GROUP);
        TaskGraph graph = new TaskGraph("g").task("t", (context, array) -> {
            context.localBarrier();
            array.set(context.globalIdx == 1000 ? array.getSize() : context.globalIdx, 1);
            context.localBarrier();
        }, new KernelContext(), values);
        assertThatThrownBy(() -> execute(graph, 16)).isInstanceOf(TornadoBailoutRuntimeException.class)
                .hasMessageContaining("task 'g.t' failed").hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void localMemoryIsLimitedAndOneForAllItems() {
        IntArray values = new IntArray(GROUP);
        TaskGraph tooMuch = new TaskGraph("g").task("t", (context, _) -> {
            context.allocateFloatLocalArray(4 << 10);
            context.allocateFloatLocalArray((4 << 10) + 1);
        }, new KernelContext(), values);
        assertThatThrownBy(() -> execute(tooMuch, 1)).hasMessageContaining("32772 bytes of local memory");
        TaskGraph unequal = new TaskGraph("g").task("t",
                (context, _) -> context.allocateFloatLocalArray(1 + context.localIdx), new KernelContext(), values);
        assertThatThrownBy(() -> execute(unequal, 1)).hasMessageContaining("different local arrays");
    }

    @Test
    void atomicAddsOfAllGroupsCount() throws Exception {
        IntArray count = new IntArray(1);
        TaskGraph graph = new TaskGraph("g").transferToDevice(DataTransferMode.FIRST_EXECUTION, count)
                .task("t", (context, array) -> context.atomicAdd(array, 0, 1), new KernelContext(), count)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, count);
        execute(graph, 200);
        assertThat(count.get(0)).isEqualTo(200 * GROUP);
    }

    private static void run(Task3OfFloats kernel, FloatArray values, FloatArray results, int groups) throws Exception {
        TaskGraph graph = new TaskGraph("g").transferToDevice(DataTransferMode.EVERY_EXECUTION, values)
                .task("t", kernel::run, new KernelContext(), values, results)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, results);
        execute(graph, groups);
    }

    private static void execute(TaskGraph graph, int groups) throws Exception {
        WorkerGrid grid = new WorkerGrid1D(groups * GROUP);
        grid.setLocalWork(GROUP, 1, 1);
        try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
            plan.withGridScheduler(new GridScheduler("g.t", grid)).execute();
        }
    }

    private interface Task3OfFloats {
        void run(KernelContext context, FloatArray values, FloatArray results);
    }
}
