package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.contract.TinyTask;
import bowman.graph.Graph;
import bowman.graph.LossOp;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingGraphTest {

    private static final TinyTask TASK = new TinyTask();

    @Test
    void inputsAndOutputsAreNamedAndShaped() {
        Graph graph = training(Objective.BINARY_CROSS_ENTROPY_AND_DICE).graph();
        assertThat(graph.inputs().keySet()).containsExactlyInAnyOrder("input", "target", "key", "nadam");
        assertThat(graph.inputs().get("target").shape()).isEqualTo(Shape.map(2, 6, 5, 1));
        assertThat(graph.outputs().keySet()).containsExactly("loss", "logits");
    }

    @Test
    void everyWeightHasTwoMomentsAndOneUpdate() {
        Graph graph = training(Objective.BINARY_CROSS_ENTROPY_AND_DICE).graph();
        List<String> weights = graph.variables(Role.WEIGHT).stream().map(Variable::name).toList();
        assertThat(graph.variables(Role.MOMENT).stream().map(Variable::name)).containsExactlyInAnyOrderElementsOf(
                weights.stream().flatMap(name -> List.of(name + "/m", name + "/v").stream()).toList());
        assertThat(graph.nodes().stream().filter(node -> node.op() instanceof UpdateOp.Nadam)
                .map(node -> ((Variable) node.operand(0).node().op()).name()))
                .as("weights that are updated").containsExactlyInAnyOrderElementsOf(weights);
    }

    @Test
    void anUpdateComesRightAfterTheLastOtherUseOfItsWeightAndGradient() {
        List<Node> nodes = training(Objective.BINARY_CROSS_ENTROPY_AND_DICE).graph().nodes();
        for (Node update : nodes.stream().filter(node -> node.op() instanceof UpdateOp.Nadam).toList()) {
            List<Node> before = nodes.subList(0, nodes.indexOf(update)).stream()
                    .filter(node -> !(node.op() instanceof UpdateOp.Nadam) && !isMoment(node)).toList();
            Node last = before.getLast();
            Value weight = update.operand(0);
            assertThat(last.operands().contains(weight) || last.results().contains(update.operand(1)))
                    .as("the node before the updates around that of " + weight
                            + " needs the weight or gives the gradient")
                    .isTrue();
        }
    }

    private static boolean isMoment(Node node) {
        return node.op() instanceof Variable variable && variable.role() == Role.MOMENT;
    }

    @Test
    void theLossIsTheWeightedSum() {
        LossOp.Loss entropy = new LossOp.BinaryCrossEntropy();
        double alone = firstMove(new Objective(List.of(new Objective.Term(entropy, 1))))[0];
        double weighted = firstMove(new Objective(List.of(new Objective.Term(entropy, 0.25f),
                new Objective.Term(entropy, 2))))[0];
        assertThat(weighted).as("0.25 + 2 times the same loss").isCloseTo(2.25 * alone, within(1e-6));
    }

    @Test
    void theFirstStepMovesAWeightByPyTorchsFirstStep() {
        double[] lossAndMove = firstMove(Objective.BINARY_CROSS_ENTROPY_AND_DICE);
        // lr ((1 - mu1) / (1 - mu1) + mu2 (1 - beta1) / (1 - mu1 mu2)), whatever the gradient is.
        assertThat(Math.abs(lossAndMove[1])).as("first move of last.bias at the learning rate 0.01")
                .isCloseTo(0.01056, within(1e-5));
    }

    @Test
    void aNetworkWithoutWeightsIsRefused() {
        assertThatThrownBy(() -> TrainingGraph.of((builder, image, mode) -> builder.sliceChannels(image, 0, 1),
                TinyTask.IMAGE, Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("the network has no weights to train");
    }

    private static TrainingGraph training(Objective objective) {
        return TrainingGraph.of(TASK, TinyTask.IMAGE, objective, Nadam.DEFAULT);
    }

    /** The loss and the change of last.bias, one number that starts at 0. */
    private static double[] firstMove(Objective objective) {
        TrainingGraph training = training(objective);
        try (Executable executable = new ReferenceBackend().compile(training.graph(), Workers.shared())) {
            StateDict.initial(training.graph(), 1).writeTo(executable);
            Batch batch = Batch.of(training);
            TASK.fill(0, batch);
            executable.write("input", batch.images());
            executable.write("target", batch.targets());
            executable.write("key", RandomKey.of(1, 0).words());
            executable.write("nadam", Nadam.DEFAULT.coefficients(Nadam.DEFAULT.next(Nadam.State.INITIAL), 0.01));
            executable.run();
            return new double[] {executable.read("loss").data()[0], executable.read("last.bias").data()[0]};
        }
    }
}
