package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Initializer;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import bowman.nn.SplitAttention;

/**
 * A bottleneck with split attention in the middle (Zhang et al., ResNeSt: Split-Attention Networks, 2022, section 3.2).
 * Average pools reduce the resolution, in the branch and in the shortcut; no convolution is strided.
 */
final class SplitAttentionBottleneck implements Layer {

    /** The padding counts in the divisor: a corner is the sum of four pixels divided by nine. */
    private static final Window BRANCH_POOL = new Window(3, 2, 1, Rounding.DOWN);

    /** At the far edge of a map of odd size, the mean of the pixels within the map. */
    private static final Window SHORTCUT_POOL = new Window(2, 2, 0, Rounding.UP);

    private final Scope activation;
    private final Layer branch;
    private final Layer shortcut;

    SplitAttentionBottleneck(Scope scope, int in, int planes, int stride) {
        int out = Bottleneck.EXPANSION * planes;
        this.activation = scope.child("act3");
        this.branch = Layers.sequence(
                Layers.convolutionWithoutBias(scope.child("conv1"), in, planes, 1, Geometry.POINTWISE),
                Layers.batchNorm(scope.child("bn1"), planes),
                Layers.relu(scope.child("act1")),
                new SplitAttention(scope.child("conv2"), planes),
                pool(scope.child("avd_last"), stride, BRANCH_POOL, Divisor.PADDED),
                Layers.convolutionWithoutBias(scope.child("conv3"), planes, out, 1, Geometry.POINTWISE),
                Layers.batchNorm(scope.child("bn3"), out, Initializer.ZEROS));
        this.shortcut = shortcut(scope.child("downsample"), in, out, stride);
    }

    private static Layer shortcut(Scope scope, int in, int out, int stride) {
        return stride == 1 && in == out ? map -> map : Layers.sequence(
                pool(scope.child(0), stride, SHORTCUT_POOL, Divisor.INSIDE),
                Layers.convolutionWithoutBias(scope.child(1), in, out, 1, Geometry.POINTWISE),
                Layers.batchNorm(scope.child(2), out));
    }

    private static Layer pool(Scope scope, int stride, Window window, Divisor divisor) {
        return stride == 1 ? map -> map : map -> scope.graph().averagePool(map, window, divisor);
    }

    @Override
    public Value apply(Value map) {
        Value added = branch.apply(map);
        Value kept = shortcut.apply(map);
        return activation.graph().relu(activation.graph().sum(added, kept));
    }
}
