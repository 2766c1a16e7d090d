package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * A coarse map upsampled and concatenated with finer ones, then two convolutions (Ronneberger et al., 2015, figure 1).
 */
final class UnetBlock {

    private final Scope scope;
    private final Layer convolutions;

    /**
     * @param in channels of the coarse map
     * @param skip channels of all finer maps together, 0 for none
     * @param out channels of the result
     */
    UnetBlock(Scope scope, int in, int skip, int out) {
        this.scope = scope;
        this.convolutions = Layers.sequence(
                unit(scope.child("conv1"), in + skip, out),
                unit(scope.child("conv2"), out, out));
    }

    private static Layer unit(Scope scope, int in, int out) {
        return Layers.sequence(
                Layers.convolutionWithoutBias(scope.child(0), in, out, 3, new Geometry(1, 1, 1, 1)),
                Layers.batchNorm(scope.child(1), out),
                Layers.relu(scope.child(2)));
    }

    /** Adds the block's operations; the coarse map is upsampled to the given size, which is that of the finer ones. */
    Value apply(Value coarse, int height, int width, List<Value> skips) {
        List<Value> maps = new ArrayList<>();
        maps.add(scope.graph().resize(coarse, Interpolation.NEAREST, height, width));
        maps.addAll(skips);
        return convolutions.apply(scope.graph().concat(maps));
    }
}
