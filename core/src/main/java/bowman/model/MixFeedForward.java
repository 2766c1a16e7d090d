package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;

/**
 * The feed-forward half of a transformer block, with a depthwise convolution that gives tokens positional information
 * (Xie et al., 2021, equation 3).
 */
final class MixFeedForward implements Layer {

    private static final int EXPANSION = 4;

    private final Layer expand;
    private final Layer mix;
    private final Scope activation;
    private final Layer contract;

    MixFeedForward(Scope scope, int channels) {
        int hidden = EXPANSION * channels;
        this.expand = Layers.linear(scope.child("fc1"), channels, hidden);
        this.mix = Layers.convolution(scope.child("dwconv").child("dwconv"), hidden, hidden, 3,
                new Geometry(1, 1, 1, hidden));
        this.activation = scope.child("act");
        this.contract = Layers.linear(scope.child("fc2"), hidden, channels);
    }

    @Override
    public Value apply(Value map) {
        Value mixed = mix.apply(expand.apply(map));
        return contract.apply(activation.graph().gelu(mixed));
    }
}
