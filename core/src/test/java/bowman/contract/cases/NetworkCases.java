package bowman.contract.cases;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.RandomOp.Unit;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Small networks wired at random: values are used once, several times, at once and much later, so that a backend's
 * fusing, folding and reuse of memory have something to get wrong.
 */
public final class NetworkCases {

    private static final float EPSILON = 1e-5f;

    /** The usual size of a weight's gradient here; that of a bias in front of a batch norm is 0 but for rounding. */
    private static final double GRADIENT = 0.01;

    private final CaseBuilder builder;
    private final GraphBuilder graph;
    private final SplittableRandom random;
    private final boolean training;
    private final List<Value> maps = new ArrayList<>();
    private final List<Value> weights = new ArrayList<>();
    private final List<Node> batchNorms = new ArrayList<>();
    private final Value key;
    private int names;

    private NetworkCases(long seed, boolean training) {
        this.builder = new CaseBuilder(seed);
        this.graph = builder.graph();
        this.random = new SplittableRandom(seed);
        this.training = training;
        this.key = builder.key();
        Shape image = Shape.map(2, 5 + random.nextInt(5), 5 + random.nextInt(5), 3);
        maps.add(builder.input("image", image, Filling.UNIFORM));
        maps.add(convolve(maps.getFirst(), 8, 3, 1));
    }

    /** Networks as for inference: batch norms with running statistics, ReLUs, no gradient. */
    public static Arbitrary<OperationCase> inference() {
        return Combinators.combine(lengths(), Sizes.seeds()).as((length, seed) -> {
            NetworkCases network = new NetworkCases(seed, false);
            network.grow(length);
            network.builder.result(network.logits());
            return network.builder.build("network of " + length + " blocks, seed " + seed);
        });
    }

    /**
     * The gradients of a loss by all weights: batch norms with the batch's statistics. Smooth activations only: a ReLU
     * whose argument rounds to the other side of 0 would change a gradient by more than rounding.
     */
    public static Arbitrary<OperationCase> differentiated() {
        return Combinators.combine(lengths(), Sizes.seeds()).as((length, seed) -> {
            NetworkCases network = new NetworkCases(seed, true);
            network.grow(length);
            Value loss = network.loss();
            Map<Value, Double> wanted = new LinkedHashMap<>();
            network.weights.forEach(weight -> wanted.put(weight, GRADIENT));
            network.builder.result(loss).differentiate(loss, wanted);
            return network.builder.build("gradients of a network of " + length + " blocks, seed " + seed);
        });
    }

    /**
     * Training steps: as {@link #differentiated}, and the updates. The optimizer's epsilon is 1, or it would make a
     * whole step of the sign of a gradient that is nearly 0.
     */
    public static Arbitrary<OperationCase> training() {
        return Combinators.combine(lengths(), Sizes.seeds()).as((length, seed) -> {
            NetworkCases network = new NetworkCases(seed, true);
            network.grow(length);
            network.train(network.loss());
            return network.builder.build("training of a network of " + length + " blocks, seed " + seed);
        });
    }

    private static Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(1, 8);
    }

    private void grow(int blocks) {
        for (int i = 0; i < blocks; i++) {
            maps.add(block());
        }
    }

    private Value block() {
        Value map = any();
        return switch (random.nextInt(10)) {
            case 0, 1 -> activate(norm(convolve(map, channels(), 3, 1)));
            case 2 -> activate(graph.sum(norm(convolve(map, map.shape().channels(), 1, 1)), map));
            case 3 -> activate(norm(convolve(map, map.shape().channels(), 3, map.shape().channels())));
            case 4 -> convolve(graph.concat(List.of(map, any(), map)), channels(), 1, 1);
            case 5 -> graph.sum(map, map, activate(map));
            case 6 -> graph.multiplyChannels(map,
                    graph.sigmoid(convolve(graph.spatialMean(map), map.shape().channels(), 1, 1)));
            case 7 -> graph.sum(map, attention(norm(map)));
            case 8 -> graph.dropout(map, key, 0.25f, Unit.values()[random.nextInt(3)], names++);
            default -> {
                Value pooled = graph.maxPool(map, new Window(2, 2, 0, Rounding.UP));
                Interpolation interpolation = Interpolation.values()[random.nextInt(3)];
                yield graph.resize(activate(norm(convolve(pooled, channels(), 3, 1))), interpolation,
                        map.shape().height(), map.shape().width());
            }
        };
    }

    private Value any() {
        return maps.get(random.nextInt(maps.size()));
    }

    private int channels() {
        return 4 * (1 + random.nextInt(4));
    }

    private Value weight(String name, Shape shape, Filling filling) {
        Value weight = builder.variable(name, shape, Role.WEIGHT, filling);
        weights.add(weight);
        return weight;
    }

    /** With or without bias; the weights are scaled so that activations stay about 1. */
    private Value convolve(Value map, int out, int kernel, int groups) {
        String name = "convolution" + names++;
        Shape shape = Shape.of(out, map.shape().channels() / groups, kernel, kernel);
        float scale = (float) Math.sqrt(3.0 / (shape.size() / out));
        Value weight = weight(name + ".weight", shape, (k, stream, i) -> scale * Filling.UNIFORM.at(k, stream, i));
        Geometry geometry = new Geometry(1, kernel / 2, 1, groups);
        return random.nextBoolean() ? graph.convolution(map, weight, geometry)
                : graph.convolution(map, weight, weight(name + ".bias", Shape.of(out), Filling.UNIFORM), geometry);
    }

    private Value norm(Value map) {
        String name = "norm" + names++;
        Shape vector = Shape.of(map.shape().channels());
        Value gamma = weight(name + ".weight", vector, Filling.POSITIVE);
        Value beta = weight(name + ".bias", vector, Filling.UNIFORM);
        return switch (random.nextInt(4)) {
            case 0 -> graph.layerNorm(map, gamma, beta, EPSILON);
            case 1 -> graph.groupNorm(map, gamma, beta, map.shape().channels() % 2 == 0 ? 2 : 1, EPSILON);
            default -> batchNorm(name, map, gamma, beta);
        };
    }

    private Value batchNorm(String name, Value map, Value gamma, Value beta) {
        if (training) {
            Node node = graph.add(new BatchNormTraining(EPSILON), List.of(map, gamma, beta));
            batchNorms.add(node);
            return node.result(0);
        }
        Shape vector = Shape.of(map.shape().channels());
        Value mean = builder.variable(name + ".mean", vector, Role.BUFFER, Filling.UNIFORM);
        Value variance = builder.variable(name + ".variance", vector, Role.BUFFER, Filling.POSITIVE);
        return graph.batchNormInference(map, gamma, beta, mean, variance, EPSILON);
    }

    private Value activate(Value map) {
        List<Activation> choice = training ? List.of(Activation.GELU, Activation.SIGMOID)
                : List.of(Activation.GELU, Activation.SIGMOID, Activation.RELU, Activation.RELU);
        return graph.activate(map, choice.get(random.nextInt(choice.size())));
    }

    private Value attention(Value map) {
        int c = map.shape().channels();
        Value keysAndValues = convolve(graph.maxPool(map, new Window(2, 2, 0, Rounding.DOWN)), 2 * c, 1, 1);
        return convolve(graph.attention(convolve(map, c, 1, 1), keysAndValues, 1, (float) (1 / Math.sqrt(c))), c, 1, 1);
    }

    private Value logits() {
        return convolve(activate(norm(maps.getLast())), 1, 1, 1);
    }

    private Value loss() {
        Value logits = logits();
        builder.output("logits", logits);
        Value targets = builder.input("targets", logits.shape(), Filling.BINARY);
        return graph.sum(graph.loss(new BinaryCrossEntropy(), logits, targets),
                graph.loss(new SigmoidDice(EPSILON), logits, targets));
    }

    private void train(Value loss) {
        builder.result(loss);
        List<Value> gradients = Differentiate.add(graph, Map.of(loss, graph.constant(Shape.SCALAR, 1)), weights);
        Value c = builder.input("c", Shape.of(3), Filling.POSITIVE);
        for (int i = 0; i < weights.size(); i++) {
            String name = "moments" + names++;
            Value m = builder.variable(name + ".m", weights.get(i).shape(), Role.MOMENT, Filling.UNIFORM);
            Value v = builder.variable(name + ".v", weights.get(i).shape(), Role.MOMENT, Filling.POSITIVE);
            graph.add(new Nadam(0.9, 0.999, 1), List.of(weights.get(i), gradients.get(i), m, v, c, loss));
        }
        for (Node norm : batchNorms) {
            updateStatistics(norm);
        }
    }

    private void updateStatistics(Node norm) {
        String name = "running" + names++;
        Shape vector = norm.result(1).shape();
        Value mean = builder.variable(name + ".mean", vector, Role.BUFFER, Filling.UNIFORM);
        Value variance = builder.variable(name + ".variance", vector, Role.BUFFER, Filling.POSITIVE);
        graph.add(new RunningStatistics(0.1f, norm.result(0).shape().pixels()),
                List.of(mean, variance, norm.result(1), norm.result(2)));
    }
}
