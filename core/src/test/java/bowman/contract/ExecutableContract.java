package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import bowman.graph.Activation;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The behaviour of a backend's executables: reading, writing, running again, closing. */
public abstract class ExecutableContract {

    /** The backend under test. */
    protected abstract Backend backend();

    /** y = w x + b over two channels, with b starting at 0.5. */
    private Executable linear() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.input("x", Shape.map(1, 1, 1, 2));
        Value w = builder.weight("w", Shape.of(2, 2), new Initializer.Normal(1));
        Value b = builder.weight("b", Shape.of(2), new Initializer.Fill(0.5f));
        builder.output("y", builder.linear(x, w, b));
        return compile(builder.build());
    }

    private Executable compile(Graph graph) {
        return backend().compile(graph, Workers.shared());
    }

    private static float[] run(Executable executable, String output) {
        executable.run();
        return executable.read(output).data();
    }

    @Test
    public void variablesStartAsTheirInitializersSay() {
        try (Executable executable = linear()) {
            assertThat(executable.read("b").data()).as("a variable filled with 0.5").containsExactly(0.5f, 0.5f);
            assertThat(executable.read("w").data()).as("random initializers are the state dict's business")
                    .containsOnly(0);
        }
    }

    @Test
    public void weightsWrittenBetweenRunsAreSeen() {
        try (Executable executable = linear()) {
            executable.write("x", new float[] {1, 2});
            executable.write("w", new float[] {1, 0, 0, 1});
            assertThat(run(executable, "y")).as("identity, plus 0.5").containsExactly(1.5f, 2.5f);
            executable.write("w", new float[] {0, 1, 10, 0});
            executable.write("b", new float[] {0, 100});
            assertThat(run(executable, "y")).as("the new weights and biases").containsExactly(2, 110);
        }
    }

    @Test
    public void inputsWrittenBetweenRunsAreSeen() {
        try (Executable executable = linear()) {
            executable.write("w", new float[] {1, 0, 0, 1});
            executable.write("x", new float[] {1, 2});
            executable.run();
            executable.write("x", new float[] {3, 4});
            assertThat(run(executable, "y")).containsExactly(3.5f, 4.5f);
        }
    }

    @Test
    public void whatWasWrittenToAVariableCanBeRead() {
        try (Executable executable = linear()) {
            executable.write("w", new float[] {1, 2, 3, 4});
            executable.run();
            assertThat(executable.read("w").data()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    public void shapesAreKnownByName() {
        try (Executable executable = linear()) {
            assertThat(List.of(executable.shape("x"), executable.shape("w"), executable.shape("y")))
                    .containsExactly(Shape.map(1, 1, 1, 2), Shape.of(2, 2), Shape.map(1, 1, 1, 2));
        }
    }

    @Test
    public void theGraphIsTheOneThatWasGiven() {
        GraphBuilder builder = new GraphBuilder();
        builder.output("y", builder.relu(builder.input("x", Shape.of(3))));
        Graph graph = builder.build();
        try (Executable executable = compile(graph)) {
            assertThat(executable.graph()).isSameAs(graph);
        }
    }

    @Test
    public void writingToAnUnknownNameIsAnErrorThatNamesIt() {
        try (Executable executable = linear()) {
            assertThatIllegalArgumentException().isThrownBy(() -> executable.write("nothing", new float[2]))
                    .withMessageContaining("nothing");
        }
    }

    @Test
    public void writingToAnOutputIsAnError() {
        try (Executable executable = linear()) {
            assertThatIllegalArgumentException().isThrownBy(() -> executable.write("y", new float[2]))
                    .withMessageContaining("y");
        }
    }

    @Test
    public void readingAnUnknownNameIsAnErrorThatNamesIt() {
        try (Executable executable = linear()) {
            assertThatIllegalArgumentException().isThrownBy(() -> executable.read("nothing", new float[2]))
                    .withMessageContaining("nothing");
        }
    }

    @Test
    public void writingTheWrongNumberOfElementsIsAnErrorThatNamesTheVariable() {
        try (Executable executable = linear()) {
            assertThatIllegalArgumentException().isThrownBy(() -> executable.write("w", new float[5]))
                    .withMessageContaining("w");
        }
    }

    @Test
    public void readingIntoAnArrayOfTheWrongLengthIsAnError() {
        try (Executable executable = linear()) {
            assertThatIllegalArgumentException().isThrownBy(() -> executable.read("y", new float[1]))
                    .withMessageContaining("y");
        }
    }

    @Test
    public void closingTwiceIsFine() {
        Executable executable = linear();
        executable.close();
        assertThatCode(executable::close).doesNotThrowAnyException();
    }

    @Test
    public void closingOneLeavesTheOthersAsTheyAre() {
        try (Executable executable = linear()) {
            linear().close();
            executable.write("x", new float[] {1, 2});
            executable.write("w", new float[] {1, 0, 0, 1});
            assertThat(run(executable, "y")).as("identity, plus 0.5").containsExactly(1.5f, 2.5f);
            linear().close();
            assertThat(run(executable, "y")).as("the same again").containsExactly(1.5f, 2.5f);
        }
    }

    @Test
    public void runningAfterCloseIsAnError() {
        Executable executable = linear();
        executable.close();
        assertThatIllegalStateException().isThrownBy(executable::run);
    }

    @Test
    public void readingAfterCloseIsAnError() {
        Executable executable = linear();
        executable.close();
        assertThatIllegalStateException().isThrownBy(() -> executable.read("w", new float[4]));
    }

    @Test
    public void anInputAVariableAndAConstantCanBeOutputs() {
        GraphBuilder builder = new GraphBuilder();
        Shape shape = Shape.map(1, 1, 2, 1);
        Value x = builder.input("x", shape);
        Value w = builder.weight("w", shape, Initializer.ONES);
        builder.output("the input", x).output("the weight", w).output("the constant", builder.constant(shape, 7))
                .output("sum", builder.sum(x, w));
        try (Executable executable = compile(builder.build())) {
            executable.write("x", new float[] {3, 4});
            executable.run();
            assertThat(List.of(executable.read("the input").data(), executable.read("the weight").data(),
                    executable.read("the constant").data(), executable.read("sum").data()))
                    .containsExactly(new float[] {3, 4}, new float[] {1, 1}, new float[] {7, 7}, new float[] {4, 5});
        }
    }

    @Test
    public void aValueThatIsUsedBeforeAnUpdateIsTheOldOne() {
        GraphBuilder builder = new GraphBuilder();
        Shape vector = Shape.of(1);
        Value running = builder.variable("running mean", vector, Role.BUFFER, Initializer.ONES);
        Value variance = builder.variable("running variance", vector, Role.BUFFER, Initializer.ONES);
        Value batch = builder.input("batch", vector);
        builder.output("before", builder.scale(running, 2));
        builder.add(new RunningStatistics(0.5f, 2), List.of(running, variance, batch, batch));
        try (Executable executable = compile(builder.build())) {
            executable.write("batch", new float[] {3});
            executable.run();
            assertThat(executable.read("before").data()).as("twice the mean before the update").containsExactly(2);
            assertThat(executable.read("running mean").data()).as("0.5 * 1 + 0.5 * 3").containsExactly(2);
        }
    }

    @Test
    public void updatesAddUpFromRunToRun() {
        GraphBuilder builder = new GraphBuilder();
        Shape vector = Shape.of(1);
        Value running = builder.variable("running mean", vector, Role.BUFFER, Initializer.ZEROS);
        Value variance = builder.variable("running variance", vector, Role.BUFFER, Initializer.ONES);
        Value batch = builder.input("batch", vector);
        builder.add(new RunningStatistics(0.5f, 2), List.of(running, variance, batch, batch));
        try (Executable executable = compile(builder.build())) {
            executable.write("batch", new float[] {4});
            executable.run();
            assertThat(run(executable, "running mean")).as("0 to 2 to 3").containsExactly(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    public void activationsHaveTheirLimitsFarFromZero(Activation activation) {
        float[] far = {-3e38f, -1e10f, -200, -104, -89, -20, -1e-30f, 0, 1e-30f, 20, 89, 104, 200, 1e10f, 3e38f, -5, 5};
        GraphBuilder builder = new GraphBuilder();
        builder.output("y", builder.apply(new Activate(activation), builder.input("x", Shape.of(far.length))));
        float[] expected = activated(new ReferenceBackend(), builder.build(), far);
        float[] actual = activated(backend(), builder.build(), far);
        for (int i = 0; i < far.length; i++) {
            assertThat(actual[i]).as(activation + " of " + far[i])
                    .isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static float[] activated(Backend backend, Graph graph, float[] x) {
        try (Executable executable = backend.compile(graph, Workers.shared())) {
            executable.write("x", x);
            return run(executable, "y");
        }
    }
}
