package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;

/** Overlapping patches as tokens: a strided convolution and a norm (Xie et al., 2021, "overlapped patch merging"). */
final class PatchEmbedding implements Layer {

    private static final float NORM_EPSILON = 1e-5f;

    private final Layer projection;
    private final Layer norm;

    PatchEmbedding(Scope scope, int in, int out, int kernel, Geometry geometry) {
        this.projection = Layers.convolution(scope.child("proj"), in, out, kernel, geometry);
        this.norm = Layers.layerNorm(scope.child("norm"), out, NORM_EPSILON);
    }

    @Override
    public Value apply(Value map) {
        return norm.apply(projection.apply(map));
    }
}
