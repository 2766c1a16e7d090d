package bowman.contract.cases;

import static bowman.contract.cases.CaseBuilder.ofSum;

import bowman.graph.GraphBuilder;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.NormalizationOp.FoldedBias;
import bowman.graph.NormalizationOp.FoldedWeight;
import bowman.graph.NormalizationOp.GroupNorm;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * The norms. Maps are spread, so that 1 / sqrt(variance + epsilon) is at most 2 and the terms of a gradient by the map
 * are about 1; but where a statistic is of one element alone, the variance is 0 and the terms are 1 / sqrt(epsilon).
 */
public final class NormalizationCases {

    private NormalizationCases() {
    }

    /** Norms with their gradients. */
    public static Arbitrary<OperationCase> differentiable(Sizes sizes) {
        return Arbitraries.oneOf(
                layerNorm(sizes), groupNorm(sizes), batchNormTraining(sizes), batchNormInference(sizes));
    }

    static Arbitrary<OperationCase> layerNorm(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Arbitraries.of(1e-5f, 1e-6f), Sizes.seeds())
                .as((shape, epsilon, seed) -> {
                    Norm norm = new Norm(shape, seed);
                    Value result = norm.builder.graph().layerNorm(norm.map, norm.gamma, norm.beta, epsilon);
                    return norm.differentiated(result, shape.channels(), epsilon)
                            .build("layer norm of " + shape + ", epsilon " + epsilon + ", seed " + seed);
                });
    }

    static Arbitrary<OperationCase> groupNorm(Sizes sizes) {
        Arbitrary<Integer> perGroup = sizes.channels();
        return Combinators.combine(sizes.maps(perGroup), Arbitraries.integers().between(1, 4), Sizes.seeds())
                .as((group, groups, seed) -> {
                    Shape shape = group.withChannels(group.channels() * groups);
                    Norm norm = new Norm(shape, seed);
                    Node node = norm.builder.graph().add(new GroupNorm(groups, 1e-5f),
                            List.of(norm.map, norm.gamma, norm.beta));
                    norm.builder.output("statistics", node.result(1), 1);
                    int elements = group.height() * group.width() * group.channels();
                    return norm.differentiated(node.result(0), elements, 1e-5f).build("group norm of " + shape
                            + " in " + groups + " groups, seed " + seed);
                });
    }

    static Arbitrary<OperationCase> batchNormTraining(Sizes sizes) {
        return Combinators.combine(sizes.maps().filter(shape -> shape.pixels() > 1), Sizes.seeds())
                .as((shape, seed) -> {
                    Norm norm = new Norm(shape, seed);
                    Node node = norm.builder.graph().add(new BatchNormTraining(1e-5f),
                            List.of(norm.map, norm.gamma, norm.beta));
                    norm.builder.output("mean", node.result(1), 1).output("variance", node.result(2));
                    return norm.differentiated(node.result(0), shape.pixels(), 1e-5f)
                            .build("batch norm, training, of " + shape + ", seed " + seed);
                });
    }

    static Arbitrary<OperationCase> batchNormInference(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            Norm norm = new Norm(shape, seed);
            Shape vector = Shape.of(shape.channels());
            Value mean = norm.builder.variable("mean", vector, Role.BUFFER, Filling.UNIFORM);
            Value variance = norm.builder.variable("variance", vector, Role.BUFFER, Filling.POSITIVE);
            Value result = norm.builder.graph()
                    .batchNormInference(norm.map, norm.gamma, norm.beta, mean, variance, 1e-5f);
            return norm.differentiated(result, 1).build("batch norm, inference, of " + shape + ", seed " + seed);
        });
    }

    /** The weight and bias of a convolution with a batch norm folded in. */
    public static Arbitrary<OperationCase> folded(Sizes sizes) {
        return Combinators.combine(sizes.channels(), sizes.channels(), Arbitraries.of(1, 3), Sizes.seeds())
                .as((out, in, kernel, seed) -> {
                    CaseBuilder builder = new CaseBuilder(seed);
                    GraphBuilder graph = builder.graph();
                    Shape weightShape = Shape.of(out, in, kernel, kernel);
                    Shape vector = Shape.of(out);
                    Value weight = builder.weight("weight", weightShape);
                    Value bias = builder.weight("bias", vector);
                    Value gamma = builder.weight("gamma", vector);
                    Value beta = builder.weight("beta", vector);
                    Value mean = builder.variable("mean", vector, Role.BUFFER, Filling.UNIFORM);
                    Value variance = builder.variable("variance", vector, Role.BUFFER, Filling.POSITIVE);
                    Value foldedWeight = graph.apply(new FoldedWeight(1e-5f), weight, gamma, variance);
                    Value foldedBias = graph.apply(new FoldedBias(1e-5f), bias, gamma, beta, mean, variance);
                    return builder.output("folded weight", foldedWeight).output("folded bias", foldedBias, 1)
                            .build("batch norm folded into " + weightShape + ", seed " + seed);
                });
    }

    /** The operands that all norms share: a map, gamma and beta. */
    private static final class Norm {

        private final CaseBuilder builder;
        private final Value map;
        private final Value gamma;
        private final Value beta;

        Norm(Shape shape, long seed) {
            builder = new CaseBuilder(seed);
            map = builder.input("map", shape, Filling.spread(shape));
            gamma = builder.weight("gamma", Shape.of(shape.channels()));
            beta = builder.weight("beta", Shape.of(shape.channels()));
        }

        /** With gradients; each mean and variance is of {@code elements}. */
        CaseBuilder differentiated(Value result, int elements, float epsilon) {
            return differentiated(result, elements == 1 ? 1 / Math.sqrt(epsilon) : 1);
        }

        CaseBuilder differentiated(Value result, double mapGradient) {
            double sum = ofSum(map.shape().pixels());
            return builder.result(result, 1)
                    .differentiate(result, Map.of(map, mapGradient, gamma, sum, beta, sum));
        }
    }
}
