package bowman.graph.pass;

import bowman.graph.Activation;
import bowman.graph.ArrangementOp;
import bowman.graph.ArrangementOp.Concat;
import bowman.graph.ArrangementOp.EmbedChannels;
import bowman.graph.ArrangementOp.SliceChannels;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.GraphBuilder;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.LossGradient;
import bowman.graph.MatrixOp.Factor;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.NormalizationOp.BatchNormInferenceGradient;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.NormalizationOp.BatchNormTrainingGradient;
import bowman.graph.NormalizationOp.GroupNorm;
import bowman.graph.NormalizationOp.GroupNormGradient;
import bowman.graph.NormalizationOp.LayerNorm;
import bowman.graph.NormalizationOp.LayerNormGradient;
import bowman.graph.Op;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.ActivateGradient;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;
import bowman.graph.RandomOp.Dropout;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ReductionOp.SpatialMeanGradient;
import bowman.graph.ReductionOp.SumToChannels;
import bowman.graph.ResamplingOp.AveragePool;
import bowman.graph.ResamplingOp.AveragePoolGradient;
import bowman.graph.ResamplingOp.MaxPool;
import bowman.graph.ResamplingOp.MaxPoolGradient;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.ResamplingOp.ResizeGradient;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reverse-mode differentiation: adds to a builder the nodes that compute the gradients of the nodes it holds.
 *
 * <p>The nodes are visited from last to first, and where a value has several uses, their contributions to its gradient
 * are added in that order. Only values on a path from the wanted ones to the seeds get a gradient.
 */
public final class Differentiate {

    private final GraphBuilder builder;
    private final Set<Value> active;
    private final Map<Value, List<Value>> parts = new HashMap<>();

    private Differentiate(GraphBuilder builder, Set<Value> active) {
        this.builder = builder;
        this.active = active;
    }

    /**
     * Adds the gradients of the sum of all seeded values, each weighted by its seed.
     *
     * @param seeds values and their incoming gradients, of the same shapes; for a loss, a constant of 1
     * @param wanted the values whose gradients are asked for
     * @return the gradients, in the order of {@code wanted}; zeros where nothing depends on a value
     * @throws IllegalArgumentException if an operation on the way has no gradient
     */
    public static List<Value> add(GraphBuilder builder, Map<Value, Value> seeds, List<Value> wanted) {
        List<Node> nodes = builder.nodes();
        Differentiate pass = new Differentiate(builder, reachedFrom(nodes, wanted));
        seeds.forEach(pass::contribute);
        String label = builder.label();
        for (Node node : nodes.reversed()) {
            if (node.operands().stream().anyMatch(pass.active::contains)
                    && node.results().stream().anyMatch(pass.parts::containsKey)) {
                builder.at(node.label());
                pass.visit(node);
            }
        }
        List<Value> gradients = new ArrayList<>(wanted.size());
        for (Value value : wanted) {
            builder.at(value.node().label());
            gradients.add(pass.parts.containsKey(value) ? pass.gradient(value) : builder.constant(value.shape(), 0));
        }
        builder.at(label);
        return gradients;
    }

    private static Set<Value> reachedFrom(List<Node> nodes, List<Value> wanted) {
        Set<Value> reached = new HashSet<>(wanted);
        for (Node node : nodes) {
            if (node.operands().stream().anyMatch(reached::contains)) {
                reached.addAll(node.results());
            }
        }
        return reached;
    }

    private void contribute(Value value, Value gradient) {
        if (active.contains(value)) {
            parts.computeIfAbsent(value, v -> new ArrayList<>()).add(gradient);
        }
    }

    /** The whole gradient with respect to a value; its parts are summed once. */
    private Value gradient(Value value) {
        Value sum = builder.sum(parts.get(value));
        parts.put(value, new ArrayList<>(List.of(sum)));
        return sum;
    }

    private boolean wants(Node node, int operand) {
        return active.contains(node.operand(operand));
    }

    private void visit(Node node) {
        if (!parts.containsKey(node.result(0))) {
            throw new IllegalArgumentException(node + ": only the first result can be differentiated");
        }
        Value dy = gradient(node.result(0));
        switch (node.op()) {
            case Convolution op -> convolution(node, op, dy);
            case MatrixProduct op -> matrixProduct(node, op, dy);
            case Softmax op -> contribute(node.operand(0), builder.apply(new SoftmaxGradient(), dy, node.result(0)));
            case Attention op -> contributeAll(node,
                    new AttentionGradient(op.heads(), op.scale()), dy, node.operand(0), node.operand(1));
            case LayerNorm op -> contributeAll(node,
                    new LayerNormGradient(op.epsilon()), dy, node.operand(0), node.operand(1));
            case GroupNorm op -> contributeAll(node, new GroupNormGradient(op.groups(), op.epsilon()),
                    dy, node.operand(0), node.operand(1), node.result(1));
            case BatchNormTraining op -> contributeAll(node, new BatchNormTrainingGradient(op.epsilon()),
                    dy, node.operand(0), node.operand(1), node.result(1), node.result(2));
            case BatchNormInference op -> contributeAll(node, new BatchNormInferenceGradient(op.epsilon()),
                    dy, node.operand(0), node.operand(1), node.operand(3), node.operand(4));
            case Activate op -> activate(node, op.activation(), dy);
            case Add op -> node.operands().forEach(operand -> contribute(operand, dy));
            case Multiply op -> {
                contributeIfWanted(node, 0, () -> builder.multiply(dy, node.operand(1)));
                contributeIfWanted(node, 1, () -> builder.multiply(dy, node.operand(0)));
            }
            case Scale op -> contribute(node.operand(0), builder.scale(dy, op.factor()));
            case MultiplyChannels op -> {
                contributeIfWanted(node, 0, () -> builder.multiplyChannels(dy, node.operand(1)));
                contributeIfWanted(node, 1, () -> builder.apply(new SpatialDot(), dy, node.operand(0)));
            }
            case Resize op -> contribute(node.operand(0),
                    builder.apply(new ResizeGradient(op.interpolation(), node.operand(0).shape()), dy));
            case MaxPool op -> contribute(node.operand(0),
                    builder.apply(new MaxPoolGradient(op.window()), dy, node.operand(0)));
            case AveragePool op -> contribute(node.operand(0), builder.apply(
                    new AveragePoolGradient(op.window(), op.divisor(), node.operand(0).shape()), dy));
            case ArrangementOp op -> arrangement(node, op, dy);
            case SpatialMean op -> {
                Value map = node.operand(0);
                contribute(map, builder.apply(
                        new SpatialMeanGradient(map.shape().height(), map.shape().width()), dy));
            }
            case SpatialDot op -> {
                contributeIfWanted(node, 0, () -> builder.multiplyChannels(node.operand(1), dy));
                contributeIfWanted(node, 1, () -> builder.multiplyChannels(node.operand(0), dy));
            }
            case Loss op -> contribute(node.operand(0),
                    builder.apply(new LossGradient(op), dy, node.operand(0), node.operand(1)));
            case Dropout op -> contribute(node.operand(0), builder.apply(op, dy, node.operand(1)));
            case SourceOp op -> { }
            case Op op -> throw noGradient(node);
        }
    }

    private void convolution(Node node, Convolution op, Value dy) {
        if (op.epilogue().activation() != Activation.IDENTITY || op.epilogue().residual()) {
            throw new IllegalArgumentException(node + ": differentiate before fusing");
        }
        Value map = node.operand(0);
        Value weight = node.operand(1);
        contributeIfWanted(node, 0, () -> builder.apply(
                new ConvolutionMapGradient(op.geometry(), map.shape()), dy, weight));
        contributeIfWanted(node, 1, () -> builder.apply(
                new ConvolutionWeightGradient(op.geometry(), weight.shape()), map, dy));
        if (op.epilogue().bias()) {
            contributeIfWanted(node, 2, () -> builder.apply(new SumToChannels(), dy));
        }
    }

    /** For y = a b: da = dy b^T and db = a^T dy, each transposed where the operand is stored transposed. */
    private void matrixProduct(Node node, MatrixProduct op, Value dy) {
        Value a = node.operand(0);
        Value b = node.operand(1);
        contributeIfWanted(node, 0, () -> op.left().isTransposed()
                ? builder.apply(new MatrixProduct(op.right(), Factor.TRANSPOSED), b, dy)
                : builder.apply(new MatrixProduct(Factor.PLAIN, op.right().transpose()), dy, b));
        contributeIfWanted(node, 1, () -> op.right().isTransposed()
                ? builder.apply(new MatrixProduct(Factor.TRANSPOSED, op.left()), dy, a)
                : builder.apply(new MatrixProduct(op.left().transpose(), Factor.PLAIN), a, dy));
    }

    private void activate(Node node, Activation activation, Value dy) {
        Value at = activation.differentiatesFromResult() ? node.result(0) : node.operand(0);
        contribute(node.operand(0), builder.apply(new ActivateGradient(activation), dy, at));
    }

    private void arrangement(Node node, ArrangementOp op, Value dy) {
        switch (op) {
            case Concat concat -> {
                int from = 0;
                for (Value operand : node.operands()) {
                    int channels = operand.shape().channels();
                    if (active.contains(operand)) {
                        contribute(operand, builder.sliceChannels(dy, from, channels));
                    }
                    from += channels;
                }
            }
            case SliceChannels slice -> contribute(node.operand(0),
                    builder.embedChannels(dy, slice.from(), node.operand(0).shape().channels()));
            case EmbedChannels embed -> contribute(node.operand(0),
                    builder.sliceChannels(dy, embed.from(), node.operand(0).shape().channels()));
        }
    }

    /** The results of a gradient operation are the gradients with respect to the operands, in order. */
    private void contributeAll(Node node, Op gradientOp, Value... operands) {
        List<Value> gradients = builder.add(gradientOp, List.of(operands)).results();
        for (int i = 0; i < gradients.size(); i++) {
            contribute(node.operand(i), gradients.get(i));
        }
    }

    private void contributeIfWanted(Node node, int operand, Supplier<Value> gradient) {
        if (wants(node, operand)) {
            contribute(node.operand(operand), gradient.get());
        }
    }

    private static IllegalArgumentException noGradient(Node node) {
        return new IllegalArgumentException(node + " has no gradient");
    }
}
