package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Graphs of one plan that hand buffers over, by the rule of TornadoVM 5.2. */
class SharedBuffersTest {

    private final FloatArray weights = FloatArray.fromArray(new float[] {1, 2});
    private final FloatArray values = new FloatArray(2);
    private final FloatArray result = new FloatArray(2);

    private final ImmutableTaskGraph upload = new TaskGraph("upload")
            .transferToDevice(DataTransferMode.EVERY_EXECUTION, weights)
            .task("touch", _ -> { }, weights)
            .persistOnDevice(weights).snapshot();

    private TaskGraph step(String name) {
        return new TaskGraph(name).task("step", TransferTest::increment, weights).persistOnDevice(weights);
    }

    @Test
    void consumedArraysAreOneBuffer() throws Exception {
        ImmutableTaskGraph train = step("train").consumeFromDevice("upload", weights).snapshot();
        ImmutableTaskGraph read = new TaskGraph("read").consumeFromDevice("train", weights)
                .task("copy", TransferTest::copy, weights, result)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, result).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, train, read)) {
            plan.withGraph(0).execute();
            plan.withGraph(1).execute();
            plan.withGraph(1).execute();
            plan.withGraph(2).execute();
            assertThat(result.toHeapArray()).containsExactly(3, 4);
            weights.init(10);
            plan.withGraph(0).execute();
            plan.withGraph(2).execute();
            assertThat(result.toHeapArray()).as("one buffer: the upload writes into it").containsExactly(10, 10);
            assertThat(plan.getCurrentDeviceMemoryUsage()).as("weights and result").isEqualTo(2 * (16 + 2 * 4));
        }
    }

    @Test
    void arraysThatAreNotConsumedAreOtherBuffers() throws Exception {
        ImmutableTaskGraph read = new TaskGraph("read").task("copy", TransferTest::copy, weights, result)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, result).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, read)) {
            plan.withGraph(0).execute();
            plan.withGraph(1).execute();
            assertThat(result.toHeapArray()).containsOnly(Float.NaN);
        }
    }

    @Test
    void arraysPassThroughGraphsThatDoNotUseThem() throws Exception {
        ImmutableTaskGraph between = new TaskGraph("between").consumeFromDevice("upload", weights)
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, values)
                .task("step", TransferTest::increment, values)
                .persistOnDevice(weights, values).snapshot();
        ImmutableTaskGraph read = new TaskGraph("read").consumeFromDevice("between", weights)
                .task("copy", TransferTest::copy, weights, result)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, result).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, between, read)) {
            for (int i = 0; i < 3; i++) {
                plan.withGraph(i).execute();
            }
            assertThat(result.toHeapArray()).containsExactly(1, 2);
        }
    }

    @Test
    void whatWasTakenOverFromAnotherGraphStays() throws Exception {
        ImmutableTaskGraph other = new TaskGraph("other").transferToDevice(DataTransferMode.EVERY_EXECUTION, values)
                .task("step", TransferTest::increment, values).persistOnDevice(values).snapshot();
        ImmutableTaskGraph read = new TaskGraph("read").consumeFromDevice("upload", weights)
                .consumeFromDevice("other", values)
                .task("copy", TransferTest::copy, weights, result)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, result).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, other, read)) {
            plan.withGraph(1).execute();
            assertThatThrownBy(() -> plan.withGraph(2).execute()).as("no graph has handed over the weights")
                    .isInstanceOf(TornadoRuntimeException.class).hasMessageContaining("no graph handed over");
            plan.withGraph(0).execute();
            plan.withGraph(2).execute();
            plan.withGraph(1).execute();
            plan.withGraph(2).execute();
            assertThat(result.toHeapArray()).containsExactly(1, 2);
        }
    }

    @Test
    void graphThatRanBetweenAndPersistsNothingBreaksTheChain() throws Exception {
        ImmutableTaskGraph stranger = new TaskGraph("stranger")
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, values)
                .task("step", TransferTest::increment, values).snapshot();
        ImmutableTaskGraph train = step("train").consumeFromDevice("upload", weights).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, stranger, train)) {
            plan.withGraph(0).execute();
            plan.withGraph(1).execute();
            assertThatThrownBy(() -> plan.withGraph(2).execute()).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("graph 'train'").hasMessageContaining("graph 'stranger'");
        }
    }

    @Test
    void unnamedConsumersTakeOverFromWhoeverRanBefore() throws Exception {
        ImmutableTaskGraph train = step("train").consumeFromDevice(weights).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, train)) {
            plan.withGraph(0).execute();
            plan.withGraph(1).execute();
            plan.withGraph(1).execute().transferToHost(weights);
            assertThat(weights.toHeapArray()).containsExactly(3, 4);
        }
    }

    @Test
    void graphsOfOneExecutionHandNothingOver() throws Exception {
        ImmutableTaskGraph train = step("train").consumeFromDevice("upload", weights).snapshot();
        try (var plan = new TornadoExecutionPlan(upload, train)) {
            assertThatThrownBy(plan::execute).isInstanceOf(TornadoRuntimeException.class)
                    .hasMessageContaining("withGraph(index)");
        }
    }

    @Test
    void uploadedArraysAreNotConsumedAsWell() {
        assertThatThrownBy(() -> step("train").consumeFromDevice("upload", weights)
                .transferToDevice(DataTransferMode.FIRST_EXECUTION, weights).snapshot())
                .hasMessageContaining("from elsewhere");
    }
}
