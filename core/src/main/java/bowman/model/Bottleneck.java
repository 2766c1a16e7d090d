package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;

/**
 * A 3x3 convolution between two 1x1 convolutions that reduce and restore the channels, added to the block's input (He
 * et al., 2016, figure 5, right); the middle convolution has the stride, and may have groups (Xie et al., 2017, figure
 * 3c).
 */
final class Bottleneck implements Layer {

    /** The output channels for each plane. */
    static final int EXPANSION = 4;

    private final Scope activation;
    private final Layer branch;
    private final Layer shortcut;

    /**
     * Declares the variables.
     *
     * @param width channels of the middle convolution
     * @param groups of the middle convolution
     */
    Bottleneck(Scope scope, int in, int planes, int width, int groups, int stride) {
        int out = EXPANSION * planes;
        this.activation = scope.child("relu");
        this.branch = Layers.sequence(
                Layers.convolutionWithoutBias(scope.child("conv1"), in, width, 1, Geometry.POINTWISE),
                Layers.batchNorm(scope.child("bn1"), width),
                Layers.relu(activation),
                Layers.convolutionWithoutBias(scope.child("conv2"), width, width, 3, new Geometry(stride, 1, 1,
                        groups)),
                Layers.batchNorm(scope.child("bn2"), width),
                Layers.relu(activation),
                Layers.convolutionWithoutBias(scope.child("conv3"), width, out, 1, Geometry.POINTWISE),
                Layers.batchNorm(scope.child("bn3"), out));
        this.shortcut = shortcut(scope.child("downsample"), in, out, stride);
    }

    /**
     * The shortcut that the branch is added to: the identity, or a strided projection where size or channels change.
     */
    static Layer shortcut(Scope scope, int in, int out, int stride) {
        return stride == 1 && in == out ? map -> map : Layers.sequence(
                Layers.convolutionWithoutBias(scope.child(0), in, out, 1, new Geometry(stride, 0, 1, 1)),
                Layers.batchNorm(scope.child(1), out));
    }

    @Override
    public Value apply(Value map) {
        Value added = branch.apply(map);
        Value kept = shortcut.apply(map);
        return activation.graph().relu(activation.graph().sum(added, kept));
    }
}
