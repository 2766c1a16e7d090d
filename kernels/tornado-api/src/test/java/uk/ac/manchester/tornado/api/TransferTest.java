package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

class TransferTest {

    private final FloatArray from = FloatArray.fromArray(new float[] {1, 2, 3, 4});
    private final FloatArray to = new FloatArray(4);

    static void copy(FloatArray from, FloatArray to) {
        for (int i = 0; i < from.getSize(); i++) {
            to.set(i, from.get(i));
        }
    }

    static void increment(FloatArray array) {
        for (int i = 0; i < array.getSize(); i++) {
            array.set(i, array.get(i) + 1);
        }
    }

    private TaskGraph copying() {
        return new TaskGraph("g").task("copy", TransferTest::copy, from, to);
    }

    private static TornadoExecutionPlan plan(TaskGraph graph) {
        return new TornadoExecutionPlan(graph.snapshot());
    }

    @Test
    void firstExecutionCopiesOnceAndStaysStale() throws Exception {
        try (var plan = plan(copying().transferToDevice(DataTransferMode.FIRST_EXECUTION, from)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, to))) {
            plan.execute();
            assertThat(to.toHeapArray()).containsExactly(1, 2, 3, 4);
            from.init(9);
            plan.execute();
            assertThat(to.toHeapArray()).as("the host changed, the device did not").containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void everyExecutionCopiesEachTime() throws Exception {
        try (var plan = plan(copying().transferToDevice(DataTransferMode.EVERY_EXECUTION, from)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, to))) {
            plan.execute();
            from.init(9);
            plan.execute();
            assertThat(to.toHeapArray()).containsOnly(9);
        }
    }

    @Test
    void forgottenTransferToTheDeviceGivesNaN() throws Exception {
        try (var plan = plan(copying().transferToHost(DataTransferMode.EVERY_EXECUTION, to))) {
            plan.execute();
            assertThat(to.toHeapArray()).containsOnly(Float.NaN);
        }
    }

    @Test
    void forgottenTransferOfIntegersGivesNoIndex() throws Exception {
        IntArray ints = new IntArray(2);
        LongArray longs = new LongArray(2);
        TaskGraph graph = new TaskGraph("g").task("t", (_, _) -> { }, ints, longs)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, ints, longs);
        try (var plan = plan(graph)) {
            plan.execute();
        }
        assertThat(ints.toHeapArray()).containsOnly(0x8BADF00D);
        assertThat(longs.toHeapArray()).containsOnly(0x8BADF00D8BADF00DL);
    }

    @Test
    void forgottenTransferToTheHostLeavesTheHost() throws Exception {
        try (var plan = plan(copying().transferToDevice(DataTransferMode.EVERY_EXECUTION, from))) {
            TornadoExecutionResult result = plan.execute();
            assertThat(to.toHeapArray()).containsOnly(0);
            assertThatThrownBy(() -> result.transferToHost(to)).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("[g]");
        }
    }

    @Test
    void arraysOfTheFirstExecutionAreUpdatedInPlaceAndReadUnderDemand() throws Exception {
        FloatArray weights = FloatArray.fromArray(new float[] {0, 10, 20, 30});
        TaskGraph graph = new TaskGraph("g").transferToDevice(DataTransferMode.FIRST_EXECUTION, weights)
                .task("step", TransferTest::increment, weights)
                .transferToHost(DataTransferMode.UNDER_DEMAND, weights);
        try (var plan = plan(graph)) {
            plan.execute();
            plan.execute();
            TornadoExecutionResult result = plan.execute();
            assertThat(weights.toHeapArray()).as("nothing was asked for").containsExactly(0, 10, 20, 30);
            result.transferToHost(weights);
            assertThat(weights.toHeapArray()).containsExactly(3, 13, 23, 33);
        }
    }

    @Test
    void rangesMoveAPart() throws Exception {
        TaskGraph graph = copying().transferToDevice(DataTransferMode.EVERY_EXECUTION, from)
                .transferToHost(DataTransferMode.UNDER_DEMAND, to);
        try (var plan = plan(graph)) {
            TornadoExecutionResult result = plan.execute();
            result.transferToHost(new DataRange(to).withOffset(1).withSize(2));
            assertThat(to.toHeapArray()).containsExactly(0, 2, 3, 0);
            assertThatThrownBy(() -> result.transferToHost(new DataRange(to).withOffset(1)))
                    .as("without a size TornadoVM takes all elements").hasMessageContaining("4 elements from 1");
            result.transferToHost(new DataRange(to));
            assertThat(to.toHeapArray()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void twoPlansOfOneGraphShareNothing() throws Exception {
        ImmutableTaskGraph graph = new TaskGraph("g").transferToDevice(DataTransferMode.FIRST_EXECUTION, to)
                .task("step", TransferTest::increment, to)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, to).snapshot();
        try (var one = new TornadoExecutionPlan(graph); var other = new TornadoExecutionPlan(graph)) {
            one.execute();
            one.execute();
            assertThat(to.get(0)).isEqualTo(2);
            other.execute();
            assertThat(to.get(0)).as("the other plan began with the 2 on the host").isEqualTo(3);
            one.execute();
            assertThat(to.get(0)).as("the first plan went on with its own 2").isEqualTo(3);
        }
    }

    @Test
    void freedMemoryIsUploadedAgain() throws Exception {
        try (var plan = plan(copying().transferToDevice(DataTransferMode.FIRST_EXECUTION, from)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, to))) {
            TornadoExecutionResult result = plan.execute();
            assertThat(plan.getCurrentDeviceMemoryUsage()).isEqualTo(2 * (16 + 4 * 4));
            assertThat(result.getProfilerResult().getTotalBytesCopyIn()).isEqualTo(16 + 4 * 4);
            plan.freeDeviceMemory();
            assertThat(plan.getCurrentDeviceMemoryUsage()).isZero();
            from.init(7);
            plan.execute();
            assertThat(to.toHeapArray()).containsOnly(7);
        }
    }

    @Test
    void arraysThatNoTaskTakesAreNotMoved() {
        FloatArray stray = new FloatArray(1);
        assertThatThrownBy(() -> copying().transferToDevice(DataTransferMode.FIRST_EXECUTION, stray).snapshot())
                .hasMessageContaining("graph 'g'").hasMessageContaining("none of its tasks takes");
        assertThatThrownBy(() -> copying().persistOnDevice(stray).snapshot())
                .hasMessageContaining("none of its tasks takes");
        assertThatThrownBy(() -> copying().transferToHost(DataTransferMode.FIRST_EXECUTION, to))
                .hasMessageContaining("mode 0");
        assertThatThrownBy(() -> copying().transferToDevice(DataTransferMode.UNDER_DEMAND, stray).snapshot())
                .hasMessageContaining("none of its tasks takes");
    }

    @Test
    void underDemandNothingGoesToTheDevice() throws Exception {
        try (var plan = plan(copying().transferToDevice(DataTransferMode.UNDER_DEMAND, from)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, to))) {
            plan.execute();
        }
        assertThat(to.toHeapArray()).containsOnly(Float.NaN);
    }
}
