package bowman.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDictTest {

    private static final int MANY = 20_000;

    @TempDir
    private Path folder;

    @Test
    void initialWeightsDoNotDependOnOtherVariables() {
        GraphBuilder alone = new GraphBuilder();
        alone.weight("b", Shape.of(5), new Initializer.Normal(1));
        GraphBuilder together = new GraphBuilder();
        together.weight("a", Shape.of(9), new Initializer.Normal(1));
        together.weight("b", Shape.of(5), new Initializer.Normal(1));
        assertThat(StateDict.initial(together.build(), 3).get("b").data())
                .as("b, drawn beside a").isEqualTo(StateDict.initial(alone.build(), 3).get("b").data());
    }

    @Test
    void initialWeightsDependOnTheSeed() {
        Graph graph = graph(new Initializer.Normal(1), 5);
        assertThat(StateDict.initial(graph, 1).get("x").data())
                .as("weights of seed 1").isNotEqualTo(StateDict.initial(graph, 2).get("x").data());
    }

    @Test
    void fillsAreExact() {
        assertThat(draw(new Initializer.Fill(0.25f), 3)).containsExactly(0.25f, 0.25f, 0.25f);
    }

    @Test
    void uniformNumbersLieWithinTheBoundAndReachNearIt() {
        float[] drawn = draw(new Initializer.Uniform(0.5), MANY);
        assertThat(drawn).satisfies(numbers -> {
            for (float number : numbers) {
                assertThat(number).isBetween(-0.5f, 0.5f);
            }
        });
        assertThat(deviation(drawn)).as("a uniform deviation is the bound / sqrt(3)")
                .isCloseTo(0.5 / Math.sqrt(3), withPercentage(2));
    }

    @Test
    void normalNumbersHaveTheDeviation() {
        assertThat(deviation(draw(new Initializer.Normal(0.02), MANY)))
                .isCloseTo(0.02, withPercentage(2));
    }

    @Test
    void truncatedNumbersLieWithinTheLimitAndHaveTheTruncatedDeviation() {
        float[] drawn = draw(new Initializer.TruncatedNormal(1, 1), MANY);
        for (float number : drawn) {
            assertThat(number).isBetween(-1f, 1f);
        }
        // The deviation of a standard normal cut at 1: sqrt(1 - 2 phi(1) / (2 Phi(1) - 1)).
        assertThat(deviation(drawn)).isCloseTo(0.5396, withPercentage(2));
    }

    @Test
    void anExecutableTakesAndGivesItsStateDict() {
        Graph graph = network();
        StateDict initial = StateDict.initial(graph, 5);
        try (Workers workers = new Workers(1); Executable executable = new ReferenceBackend().compile(graph, workers)) {
            initial.writeTo(executable);
            StateDict read = StateDict.read(executable);
            assertThat(read.names()).as("weights and buffers, not moments").containsExactly("w", "mean");
            assertThat(read.get("w").data()).isEqualTo(initial.get("w").data());
        }
    }

    @Test
    void wrongKeysAreCountedAndTheFirstFiveNamed() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mean", Tensor.zeros(Shape.of(3)));
        for (int i = 0; i < 7; i++) {
            tensors.put("extra" + i, Tensor.zeros(Shape.of(1)));
        }
        assertThatThrownBy(() -> StateDict.of(tensors).fitting(network())).isInstanceOf(WeightsException.class)
                .hasMessage("the state dict: these are not the weights of this network: 1 key is missing (w);"
                        + " 7 keys are unexpected (extra0, extra1, extra2, extra3, extra4, ...);"
                        + " 1 key is of another shape (mean is 3 and should be 2);"
                        + " choose the architecture that the weights were trained with");
    }

    @Test
    void weightsOfAnotherStyleGetTheNetworksNames() {
        StateDict wrapped = StateDict.of(Map.of("module.w", Tensor.zeros(Shape.of(2, 2)),
                "module.mean", Tensor.zeros(Shape.of(2)), "module.bn.num_batches_tracked", Tensor.zeros(Shape.SCALAR)));
        assertThat(wrapped.fitting(network()).names()).containsExactlyInAnyOrder("w", "mean");
    }

    @Test
    void wrongKeysOfAFileAreReportedWithItsName() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("w", Tensor.zeros(Shape.of(2, 2))), Map.of());
        StateDict loaded = StateDict.load(file);
        assertThatThrownBy(() -> loaded.fitting(network())).isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": these are not the weights of this network: 1 key is missing (mean);");
    }

    @Test
    void nothingIsWrittenWhereTheKeysAreWrong() {
        Graph graph = network();
        try (Workers workers = new Workers(1); Executable executable = new ReferenceBackend().compile(graph, workers)) {
            StateDict wrong = StateDict.of(Map.of("w", new Tensor(Shape.of(2, 2), new float[] {1, 2, 3, 4})));
            assertThatThrownBy(() -> wrong.writeTo(executable)).isInstanceOf(WeightsException.class);
            assertThat(executable.read("w").data()).as("the weight that would have fit").containsOnly(0);
        }
    }

    @Test
    void pyTorchsCountersAndACheckpointsOwnTensorsAreNotLoaded() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("w", Tensor.zeros(Shape.of(2, 2)), "w/m", Tensor.zeros(Shape.of(2, 2)),
                "bn.num_batches_tracked", Tensor.zeros(Shape.SCALAR)), Map.of());
        assertThat(StateDict.load(file).names()).containsExactly("w");
    }

    private static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        builder.weight("w", Shape.of(2, 2), new Initializer.Normal(1));
        builder.variable("mean", Shape.of(2), Role.BUFFER, Initializer.ONES);
        builder.variable("w/m", Shape.of(2, 2), Role.MOMENT, Initializer.ZEROS);
        return builder.build();
    }

    private static Graph graph(Initializer initializer, int size) {
        GraphBuilder builder = new GraphBuilder();
        builder.weight("x", Shape.of(size), initializer);
        return builder.build();
    }

    private static float[] draw(Initializer initializer, int size) {
        return StateDict.initial(graph(initializer, size), 11).get("x").data();
    }

    /** Around 0, the mean of all distributions here. */
    private static double deviation(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        return Math.sqrt(squares / numbers.length);
    }
}
