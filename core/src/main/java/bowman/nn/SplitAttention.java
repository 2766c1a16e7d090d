package bowman.nn;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Value;
import java.util.List;

/**
 * A convolution with two splits, whose sum is weighted, channel by channel, by a function of the mean of both over the
 * whole map (Zhang et al., ResNeSt: Split-Attention Networks, 2022, section 3.1, with radix 2 and one cardinal group).
 * The map keeps its size and channels.
 */
public final class SplitAttention implements Layer {

    private static final int RADIX = 2;
    private static final int REDUCTION = 4;
    private static final int SMALLEST = 32;

    private final Scope scope;
    private final int channels;
    private final Layer splits;
    private final Layer scores;

    /**
     * Declares the variables of the layer.
     *
     * @param channels of the map and of the result, a multiple of 16
     */
    public SplitAttention(Scope scope, int channels) {
        this.scope = scope;
        this.channels = channels;
        int all = RADIX * channels;
        int hidden = Math.max(SMALLEST, all / REDUCTION);
        this.splits = Layers.sequence(
                Layers.convolutionWithoutBias(scope.child("conv"), channels, all, 3, new Geometry(1, 1, 1, RADIX)),
                Layers.batchNorm(scope.child("bn0"), all),
                Layers.relu(scope.child("act0")));
        this.scores = Layers.sequence(
                pointwise(scope.child("fc1"), channels, hidden),
                Layers.batchNorm(scope.child("bn1"), hidden),
                Layers.relu(scope.child("act1")),
                pointwise(scope.child("fc2"), hidden, all));
    }

    /** The biases have PyTorch's default initialization, not 0. */
    private static Layer pointwise(Scope scope, int in, int out) {
        return Layers.convolution(scope, in, out, 1, Geometry.POINTWISE, new Initializer.Uniform(1 / Math.sqrt(in)));
    }

    @Override
    public Value apply(Value map) {
        Value both = splits.apply(map);
        // The mean of the sum is the sum of the means, which takes one pass over the map and not three.
        Value means = scope.graph().spatialMean(both);
        Value weights = softmax(scores.apply(sumOfHalves(means)));
        return sumOfHalves(scope.graph().multiplyChannels(both, weights));
    }

    private Value sumOfHalves(Value map) {
        GraphBuilder graph = scope.graph();
        return graph.sum(half(graph, map, 0), half(graph, map, 1));
    }

    /** The softmax over the two splits of each channel, which is the logistic function of the scores' difference. */
    private Value softmax(Value scores) {
        GraphBuilder graph = scope.child("rsoftmax").graph();
        Value difference = graph.sum(half(graph, scores, 0), graph.scale(half(graph, scores, 1), -1));
        return graph.concat(List.of(graph.sigmoid(difference), graph.sigmoid(graph.scale(difference, -1))));
    }

    private Value half(GraphBuilder graph, Value map, int split) {
        return graph.sliceChannels(map, split * channels, channels);
    }
}
