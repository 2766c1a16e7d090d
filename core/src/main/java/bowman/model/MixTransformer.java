package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Initializer;
import bowman.graph.Value;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The Mix Transformer, SegFormer's hierarchical encoder (Xie et al., 2021, section 3.1 and table 6): four stages, each
 * an overlapping patch embedding, transformer blocks and a norm, with maps of 1/4, 1/8, 1/16 and 1/32 of the image.
 *
 * @param channels the channels of each stage
 * @param depths the number of blocks of each stage
 */
record MixTransformer(String name, List<Integer> channels, List<Integer> depths) implements Encoder {

    /** MiT-B0 to MiT-B5. */
    static final List<Encoder> FAMILY = List.of(
            new MixTransformer("mit_b0", List.of(32, 64, 160, 256), List.of(2, 2, 2, 2)),
            wide("mit_b1", 2, 2, 2, 2),
            wide("mit_b2", 3, 4, 6, 3),
            wide("mit_b3", 3, 4, 18, 3),
            wide("mit_b4", 3, 8, 27, 3),
            wide("mit_b5", 3, 6, 40, 3));

    private static final int STAGES = 4;
    private static final int IMAGE_CHANNELS = 3;
    private static final List<Integer> HEADS = List.of(1, 2, 5, 8);
    private static final List<Integer> REDUCTIONS = List.of(8, 4, 2, 1);
    private static final List<Integer> STRIDES = List.of(4, 8, 16, 32);
    private static final float STAGE_NORM_EPSILON = 1e-6f;

    /**
     * Linear layers: a truncated normal of standard deviation 0.02; convolutions: by the fan-out, here divided by the
     * groups.
     */
    private static final Initialization INITIALIZATION = (weight, groups) -> weight.rank() == 2
            ? new Initializer.TruncatedNormal(0.02, 2)
            : new Initializer.Normal(Math.sqrt(2.0 * groups / Initialization.fanOut(weight)));

    private static MixTransformer wide(String name, Integer... depths) {
        return new MixTransformer(name, List.of(64, 128, 320, 512), List.of(depths));
    }

    @Override
    public List<FeatureLevel> levels() {
        List<FeatureLevel> levels = new ArrayList<>();
        for (int stage = 0; stage < STAGES; stage++) {
            levels.add(new FeatureLevel(channels.get(stage), STRIDES.get(stage)));
        }
        return levels;
    }

    @Override
    public Forward declare(Scope parent, DropRates rates) {
        Scope scope = parent.initializedBy(INITIALIZATION);
        List<Layer> embeddings = embeddings(scope);
        List<List<Layer>> blocks = new ArrayList<>();
        List<Layer> norms = new ArrayList<>();
        for (int stage = 0; stage < STAGES; stage++) {
            blocks.add(blocks(scope.child("block" + (stage + 1)), stage, rates));
            norms.add(Layers.layerNorm(scope.child("norm" + (stage + 1)), channels.get(stage), STAGE_NORM_EPSILON));
        }
        return image -> {
            List<Value> features = new ArrayList<>();
            Value map = image;
            for (int stage = 0; stage < STAGES; stage++) {
                map = embeddings.get(stage).apply(map);
                for (Layer block : blocks.get(stage)) {
                    map = block.apply(map);
                }
                map = norms.get(stage).apply(map);
                features.add(map);
            }
            return features;
        };
    }

    private List<Layer> embeddings(Scope scope) {
        List<Layer> embeddings = new ArrayList<>();
        for (int stage = 0; stage < STAGES; stage++) {
            Scope child = scope.child("patch_embed" + (stage + 1));
            embeddings.add(stage == 0
                    ? new PatchEmbedding(child, IMAGE_CHANNELS, channels.get(0), 7, new Geometry(4, 3, 1, 1))
                    : new PatchEmbedding(child, channels.get(stage - 1), channels.get(stage), 3,
                            new Geometry(2, 1, 1, 1)));
        }
        return embeddings;
    }

    private List<Layer> blocks(Scope scope, int stage, DropRates rates) {
        int before = depths.subList(0, stage).stream().mapToInt(Integer::intValue).sum();
        int last = depths.stream().mapToInt(Integer::intValue).sum() - 1;
        List<Layer> blocks = new ArrayList<>();
        for (int i = 0; i < depths.get(stage); i++) {
            float dropPath = (float) ((double) rates.path() * (before + i) / last);
            blocks.add(new TransformerBlock(scope.child(i), channels.get(stage), HEADS.get(stage),
                    REDUCTIONS.get(stage), dropPath));
        }
        return blocks;
    }
}
