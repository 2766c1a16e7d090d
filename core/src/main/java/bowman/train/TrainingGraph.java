package bowman.train;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.RandomOp;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.nn.Mode;
import bowman.nn.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that makes one training step each time it runs: forward, losses, backward, and an update of every weight.
 *
 * <p>Inputs: {@value #IMAGE} (n, h, w, 3), {@value #TARGET} (n, h, w, 1), {@value #KEY} (4), the words of a {@link
 * bowman.runtime.RandomKey}, and {@value #COEFFICIENTS} (3), the optimizer's. Outputs: {@value #LOSS} (scalar) and
 * {@value #LOGITS}, both computed before the update. Each weight has two moments, whose names are the weight's with
 * {@value #FIRST_MOMENT} and {@value #SECOND_MOMENT} appended.
 *
 * @param graph the graph
 * @param optimizer the optimizer, which computes the coefficients of each step
 */
public record TrainingGraph(Graph graph, Nadam optimizer) {

    /** The name of the input of images, (n, h, w, 3). */
    public static final String IMAGE = "input";
    /** The name of the input of targets, (n, h, w, 1). */
    public static final String TARGET = "target";
    /** The name of the input of the random key, (4). */
    public static final String KEY = "key";
    /** The name of the input of the optimizer's coefficients, (3). */
    public static final String COEFFICIENTS = "nadam";
    /** The name of the output of the loss, a scalar. */
    public static final String LOSS = "loss";
    /** The name of the output of the logits, (n, h, w, classes). */
    public static final String LOGITS = "logits";
    /** Appended to a weight's name: its mean of gradients. */
    public static final String FIRST_MOMENT = "/m";
    /** Appended to a weight's name: its mean of squared gradients. */
    public static final String SECOND_MOMENT = "/v";

    /**
     * Builds the graph of a training step.
     *
     * @param image the shape of a batch of images, (n, h, w, 3)
     * @throws bowman.graph.ShapeException if the network does not take images of this size
     * @throws IllegalArgumentException if the network has no weights
     */
    public static TrainingGraph of(Network network, Shape image, Objective objective, Nadam optimizer) {
        GraphBuilder builder = new GraphBuilder();
        Value input = builder.input(IMAGE, image);
        Value key = builder.input(KEY, RandomOp.KEY);
        Value coefficients = builder.input(COEFFICIENTS, Nadam.COEFFICIENTS);
        Value logits = network.logits(builder, input, new Mode.Training(key));
        builder.at("loss");
        Value target = builder.input(TARGET, objective.terms().getFirst().loss().targets(logits.shape()));
        List<Value> losses = new ArrayList<>();
        Map<Value, Value> seeds = new LinkedHashMap<>();
        for (Objective.Term term : objective.terms()) {
            Value loss = builder.loss(term.loss(), logits, target);
            losses.add(term.weight() == 1 ? loss : builder.scale(loss, term.weight()));
            seeds.put(loss, builder.constant(Shape.SCALAR, term.weight()));
        }
        Value loss = builder.sum(losses);
        List<Value> weights = weights(builder.nodes());
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("the network has no weights to train");
        }
        List<Value> gradients = Differentiate.add(builder, seeds, weights);
        Graph graph = new Updates(optimizer, coefficients, loss, weights, gradients).placedIn(builder.nodes())
                .output(LOSS, loss).output(LOGITS, logits).build();
        return new TrainingGraph(graph, optimizer);
    }

    private static List<Value> weights(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.op() instanceof Variable variable && variable.role() == Role.WEIGHT)
                .map(node -> node.result(0)).toList();
    }

    /** Returns the names of the moments of all weights. */
    List<String> moments() {
        return graph.variables(Role.MOMENT).stream().map(Variable::name).toList();
    }

    /** The updates of all weights. */
    private record Updates(Nadam optimizer, Value coefficients, Value loss, List<Value> weights,
            List<Value> gradients) {

        /**
         * The nodes with each update as early as the weight's other uses allow, which frees the memory of its gradient
         * early.
         */
        GraphBuilder placedIn(List<Node> nodes) {
            Map<Node, List<Integer>> dueAfter = dueAfter(nodes);
            GraphBuilder builder = new GraphBuilder();
            for (Node node : nodes) {
                builder.keep(node);
                dueAfter.getOrDefault(node, List.of()).forEach(index -> update(builder, index));
            }
            return builder;
        }

        private Map<Node, List<Integer>> dueAfter(List<Node> nodes) {
            Map<Value, Node> last = new HashMap<>();
            Map<Node, Integer> place = new HashMap<>();
            for (Node node : nodes) {
                place.put(node, place.size());
                node.results().forEach(result -> last.put(result, node));
                node.operands().forEach(operand -> last.put(operand, node));
            }
            Map<Node, List<Integer>> dueAfter = new HashMap<>();
            for (int i = 0; i < weights.size(); i++) {
                Node due = last.get(weights.get(i));
                for (Node needed : List.of(gradients.get(i).node(), loss.node())) {
                    due = place.get(needed) > place.get(due) ? needed : due;
                }
                dueAfter.computeIfAbsent(due, node -> new ArrayList<>()).add(i);
            }
            return dueAfter;
        }

        private void update(GraphBuilder builder, int index) {
            Value weight = weights.get(index);
            String name = ((Variable) weight.node().op()).name();
            builder.at(name);
            Value first = builder.variable(name + FIRST_MOMENT, weight.shape(), Role.MOMENT, Initializer.ZEROS);
            Value second = builder.variable(name + SECOND_MOMENT, weight.shape(), Role.MOMENT, Initializer.ZEROS);
            builder.add(optimizer.operation(),
                    List.of(weight, gradients.get(index), first, second, coefficients, loss));
        }
    }
}
