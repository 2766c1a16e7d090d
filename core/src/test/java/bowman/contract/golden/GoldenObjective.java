package bowman.contract.golden;

import bowman.golden.GoldenGradient;
import bowman.golden.GoldenRun;
import bowman.golden.ModelGolden;
import bowman.graph.GraphBuilder;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.nn.Mode;
import bowman.runtime.Executable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A network with the loss of the golden data and the gradients by all its weights, in a graph that can still grow; the
 * logits, the loss and the gradients are outputs.
 *
 * @param gradients by the weights, in their order
 */
record GoldenObjective(GraphBuilder builder, Value loss, List<Value> weights, List<Value> gradients) {

    private static final String TARGET = "target";
    private static final String LOSS = "loss";
    private static final String GRADIENT = "gradient/";

    /** @param mode what the network is built for */
    static GoldenObjective of(ModelGolden golden, GoldenRun run, Function<GraphBuilder, Mode> mode) {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input(GoldenForward.IMAGE, run.image(0).shape());
        Value logits = GoldenForward.architecture(golden).logits(builder, image, mode.apply(builder));
        Value target = builder.input(TARGET, logits.shape());
        Value loss = builder.sum(builder.loss(new BinaryCrossEntropy(), logits, target),
                builder.loss(new SigmoidDice(1e-5f), logits, target));
        List<Value> weights = weights(builder.nodes());
        List<Value> gradients = Differentiate.add(builder, Map.of(loss, builder.constant(Shape.SCALAR, 1)), weights);
        for (int i = 0; i < weights.size(); i++) {
            builder.output(GRADIENT + name(weights.get(i)), gradients.get(i));
        }
        builder.output(LOSS, loss).output(GoldenForward.LOGITS, logits);
        return new GoldenObjective(builder, loss, weights, gradients);
    }

    private static List<Value> weights(List<Node> nodes) {
        List<Value> weights = new ArrayList<>();
        for (Node node : nodes) {
            if (node.op() instanceof Variable variable && variable.role() == Role.WEIGHT) {
                weights.add(node.result(0));
            }
        }
        return weights;
    }

    static String name(Value weight) {
        return ((Variable) weight.node().op()).name();
    }

    static void writeBatch(Executable executable, GoldenRun run, int step) {
        executable.write(GoldenForward.IMAGE, run.image(step));
        executable.write(TARGET, run.target(step));
    }

    static double loss(Executable executable) {
        return executable.read(LOSS).data()[0];
    }

    /** The gradients that the golden data have, by parameter. */
    static Map<String, GoldenSample> gradients(Executable executable, List<GoldenGradient> golden) {
        Map<String, GoldenSample> samples = new LinkedHashMap<>();
        for (GoldenGradient gradient : golden) {
            float[] numbers = executable.read(GRADIENT + gradient.key()).data();
            samples.put(gradient.key(), GoldenSample.of(numbers, gradient.indices()));
        }
        return samples;
    }
}
