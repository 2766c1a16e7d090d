package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;

/** Two convolutions whose result is added to the block's input (He et al., 2016, figure 5, left). */
final class BasicBlock implements Layer {

    private final Scope activation;
    private final Layer branch;
    private final Layer shortcut;

    BasicBlock(Scope scope, int in, int planes, int stride) {
        this.activation = scope.child("relu");
        this.branch = Layers.sequence(
                Layers.convolutionWithoutBias(scope.child("conv1"), in, planes, 3, new Geometry(stride, 1, 1, 1)),
                Layers.batchNorm(scope.child("bn1"), planes),
                Layers.relu(activation),
                Layers.convolutionWithoutBias(scope.child("conv2"), planes, planes, 3, new Geometry(1, 1, 1, 1)),
                Layers.batchNorm(scope.child("bn2"), planes));
        this.shortcut = Bottleneck.shortcut(scope.child("downsample"), in, planes, stride);
    }

    @Override
    public Value apply(Value map) {
        Value added = branch.apply(map);
        Value kept = shortcut.apply(map);
        return activation.graph().relu(activation.graph().sum(added, kept));
    }
}
