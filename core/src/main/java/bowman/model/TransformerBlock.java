package bowman.model;

import bowman.graph.RandomOp.Unit;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import bowman.nn.SpatialReductionAttention;

/**
 * Attention and feed-forward, each with a norm before it and added to its input; in training each of the two branches
 * of each sample is dropped with the probability {@code dropPath}.
 */
final class TransformerBlock implements Layer {

    private static final float NORM_EPSILON = 1e-6f;

    private final Scope scope;
    private final Layer attentionNorm;
    private final Layer attention;
    private final Layer attentionDrop;
    private final Layer feedForwardNorm;
    private final Layer feedForward;
    private final Layer feedForwardDrop;

    TransformerBlock(Scope scope, int channels, int heads, int reduction, float dropPath) {
        this.scope = scope;
        this.attentionNorm = Layers.layerNorm(scope.child("norm1"), channels, NORM_EPSILON);
        this.attention = new SpatialReductionAttention(scope.child("attn"), channels, heads, reduction);
        this.attentionDrop = Layers.dropout(scope.child("drop_path"), dropPath, Unit.SAMPLE);
        this.feedForwardNorm = Layers.layerNorm(scope.child("norm2"), channels, NORM_EPSILON);
        this.feedForward = new MixFeedForward(scope.child("mlp"), channels);
        this.feedForwardDrop = Layers.dropout(scope.child("drop_path"), dropPath, Unit.SAMPLE);
    }

    @Override
    public Value apply(Value map) {
        Value attended = attentionDrop.apply(attention.apply(attentionNorm.apply(map)));
        Value middle = scope.graph().sum(map, attended);
        Value fed = feedForwardDrop.apply(feedForward.apply(feedForwardNorm.apply(middle)));
        return scope.graph().sum(middle, fed);
    }
}
