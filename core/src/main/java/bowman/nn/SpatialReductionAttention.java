package bowman.nn;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Value;

/**
 * Multi-head self-attention whose keys and values come from a map downsampled by a strided convolution (Wang et al.,
 * Pyramid Vision Transformer, 2021, section 3.3). Every pixel is a token.
 */
public final class SpatialReductionAttention implements Layer {

    private static final float NORM_EPSILON = 1e-5f;

    private final Scope scope;
    private final int heads;
    private final float scale;
    private final Layer queries;
    private final Layer keysAndValues;
    private final Layer reduction;
    private final Layer projection;

    /**
     * Declares the variables of the layer.
     *
     * @param channels of the map and of the result, a multiple of {@code heads}
     * @param ratio the factor by which height and width of the keys' map are reduced; 1 for none
     */
    public SpatialReductionAttention(Scope scope, int channels, int heads, int ratio) {
        this.scope = scope;
        this.heads = heads;
        this.scale = (float) (1 / Math.sqrt((double) channels / heads));
        this.queries = Layers.linear(scope.child("q"), channels, channels);
        this.keysAndValues = Layers.linear(scope.child("kv"), channels, 2 * channels);
        this.projection = Layers.linear(scope.child("proj"), channels, channels);
        this.reduction = ratio == 1 ? map -> map : reduction(scope, channels, ratio);
    }

    private static Layer reduction(Scope scope, int channels, int ratio) {
        Layer convolution =
                Layers.convolution(scope.child("sr"), channels, channels, ratio, new Geometry(ratio, 0, 1, 1));
        Layer norm = Layers.layerNorm(scope.child("norm"), channels, NORM_EPSILON);
        return map -> norm.apply(convolution.apply(map));
    }

    @Override
    public Value apply(Value map) {
        Value q = queries.apply(map);
        Value kv = keysAndValues.apply(reduction.apply(map));
        return projection.apply(scope.graph().attention(q, kv, heads, scale));
    }
}
