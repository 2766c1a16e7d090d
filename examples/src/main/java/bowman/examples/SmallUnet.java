package bowman.examples;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.Value;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Mode;
import bowman.nn.Network;
import bowman.nn.Scope;
import java.util.List;

/**
 * A U-Net of three levels (Ronneberger et al., 2015) that downsamples by strided convolutions. The height and the width
 * of an image must be multiples of 4.
 *
 * @param channels of the finest level; each coarser level has twice as many
 */
record SmallUnet(int channels) implements Network {

    private static final Geometry SAME_SIZE = new Geometry(1, 1, 1, 1);
    private static final Geometry HALVED = new Geometry(2, 1, 1, 1);

    /** Declares all weights first, which gives their order in a file, and then adds the operations. */
    @Override
    public Value logits(GraphBuilder builder, Value image, Mode mode) {
        Scope root = Scope.root(builder, mode, Initialization.KAIMING_UNIFORM);
        Layer toFine = block(root.child("fine"), 3, channels, SAME_SIZE);
        Layer toMiddle = block(root.child("middle"), channels, 2 * channels, HALVED);
        Layer toCoarse = block(root.child("coarse"), 2 * channels, 4 * channels, HALVED);
        Layer backToMiddle = block(root.child("middle_again"), (4 + 2) * channels, 2 * channels, SAME_SIZE);
        Layer backToFine = block(root.child("fine_again"), (2 + 1) * channels, channels, SAME_SIZE);
        Layer head = Layers.convolution(root.child("head"), channels, 1, 1, Geometry.POINTWISE);

        Value fine = toFine.apply(image);
        Value middle = toMiddle.apply(fine);
        Value coarse = toCoarse.apply(middle);
        Value middleAgain = backToMiddle.apply(beside(builder, coarse, middle));
        return head.apply(backToFine.apply(beside(builder, middleAgain, fine)));
    }

    private static Layer block(Scope scope, int in, int out, Geometry first) {
        return Layers.sequence(
                Layers.convolutionWithoutBias(scope.child("conv1"), in, out, 3, first),
                Layers.batchNorm(scope.child("bn1"), out),
                Layers.relu(scope),
                Layers.convolutionWithoutBias(scope.child("conv2"), out, out, 3, SAME_SIZE),
                Layers.batchNorm(scope.child("bn2"), out),
                Layers.relu(scope));
    }

    private static Value beside(GraphBuilder builder, Value coarser, Value finer) {
        return builder.concat(List.of(builder.upsample(coarser, Interpolation.NEAREST, 2), finer));
    }
}
