package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.List;

/**
 * The residual network with split attention as an encoder (Zhang et al., ResNeSt: Split-Attention Networks, 2022), in
 * timm's form: radix 2, one cardinal group, a stem of three convolutions, average pools.
 *
 * @param stemWidth the channels of the stem's first two convolutions; the third has twice as many
 */
record ResNest(String name, int stemWidth, ResidualStages stages) implements Encoder {

    /** ResNeSt-14, 26, 50, 101, 200 and 269; d and e stand for the narrow and the wide stem. */
    static final List<Encoder> FAMILY = List.of(
            of("timm-resnest14d", 32, 1, 1, 1, 1),
            of("timm-resnest26d", 32, 2, 2, 2, 2),
            of("timm-resnest50d", 32, 3, 4, 6, 3),
            of("timm-resnest101e", 64, 3, 4, 23, 3),
            of("timm-resnest200e", 64, 3, 24, 36, 3),
            of("timm-resnest269e", 64, 3, 30, 48, 8));

    private static ResNest of(String name, int stemWidth, Integer... depths) {
        return new ResNest(name, stemWidth, new ResidualStages(new ResidualBlock.SplitAttentive(), List.of(depths)));
    }

    @Override
    public List<FeatureLevel> levels() {
        return stages.levels(2 * stemWidth);
    }

    @Override
    public Forward declare(Scope parent, DropRates rates) {
        Scope scope = parent.child("model").initializedBy(Initialization.KAIMING_NORMAL);
        return stages.declare(scope, stem(scope), 2 * stemWidth);
    }

    private Layer stem(Scope scope) {
        Scope convolutions = scope.child("conv1");
        return Layers.sequence(
                convolution(convolutions.child(0), 3, stemWidth, 2),
                Layers.batchNorm(convolutions.child(1), stemWidth),
                Layers.relu(convolutions.child(2)),
                convolution(convolutions.child(3), stemWidth, stemWidth, 1),
                Layers.batchNorm(convolutions.child(4), stemWidth),
                Layers.relu(convolutions.child(5)),
                convolution(convolutions.child(6), stemWidth, 2 * stemWidth, 1),
                Layers.batchNorm(scope.child("bn1"), 2 * stemWidth),
                Layers.relu(scope.child("act1")));
    }

    private static Layer convolution(Scope scope, int in, int out, int stride) {
        return Layers.convolutionWithoutBias(scope, in, out, 3, new Geometry(stride, 1, 1, 1));
    }
}
