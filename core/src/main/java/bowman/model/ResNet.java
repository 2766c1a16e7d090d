package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.List;

/** The residual network as an encoder (He et al., 2016), in torchvision's form. */
record ResNet(String name, ResidualStages stages) implements Encoder {

    /** ResNet-18, 34 and 50. */
    static final List<Encoder> FAMILY = List.of(
            new ResNet("resnet18", new ResidualStages(ResidualBlock.BASIC, List.of(2, 2, 2, 2))),
            new ResNet("resnet34", new ResidualStages(ResidualBlock.BASIC, List.of(3, 4, 6, 3))),
            new ResNet("resnet50", new ResidualStages(ResidualBlock.BOTTLENECK, List.of(3, 4, 6, 3))));

    private static final int STEM = 64;

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
