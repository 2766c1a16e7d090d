package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.List;

/**
 * The residual network as an encoder, in torchvision's form: ResNet (He et al., 2016), and ResNeXt (Xie et al., 2017),
 * whose bottlenecks have groups.
 */
record ResNet(String name, ResidualStages stages) implements Encoder {

    /** ResNet-18 to 152, and ResNeXt-50 and 101 with 32 groups; 4d is the width of a group in the first stage. */
    static final List<Encoder> FAMILY = List.of(
            of("resnet18", new ResidualBlock.Basic(), 2, 2, 2, 2),
            of("resnet34", new ResidualBlock.Basic(), 3, 4, 6, 3),
            of("resnet50", new ResidualBlock.Bottlenecked(1, 64), 3, 4, 6, 3),
            of("resnet101", new ResidualBlock.Bottlenecked(1, 64), 3, 4, 23, 3),
            of("resnet152", new ResidualBlock.Bottlenecked(1, 64), 3, 8, 36, 3),
            of("resnext50_32x4d", new ResidualBlock.Bottlenecked(32, 4), 3, 4, 6, 3),
            of("resnext101_32x4d", new ResidualBlock.Bottlenecked(32, 4), 3, 4, 23, 3),
            of("resnext101_32x8d", new ResidualBlock.Bottlenecked(32, 8), 3, 4, 23, 3),
            of("resnext101_32x16d", new ResidualBlock.Bottlenecked(32, 16), 3, 4, 23, 3),
            of("resnext101_32x32d", new ResidualBlock.Bottlenecked(32, 32), 3, 4, 23, 3),
            of("resnext101_32x48d", new ResidualBlock.Bottlenecked(32, 48), 3, 4, 23, 3));

    private static final int STEM = 64;

    private static ResNet of(String name, ResidualBlock block, Integer... depths) {
        return new ResNet(name, new ResidualStages(block, List.of(depths)));
    }

    @Override
    public List<FeatureLevel> levels() {
        return stages.levels(STEM);
    }

    @Override
    public Forward declare(Scope parent, DropRates rates) {
        Scope scope = parent.initializedBy(Initialization.KAIMING_NORMAL);
        Layer stem = Layers.sequence(
                Layers.convolutionWithoutBias(scope.child("conv1"), 3, STEM, 7, new Geometry(2, 3, 1, 1)),
                Layers.batchNorm(scope.child("bn1"), STEM),
                Layers.relu(scope.child("relu")));
        return stages.declare(scope, stem, STEM);
    }
}
