package bowman.contract.golden;

import bowman.golden.OpsGolden;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Value;
import java.util.List;

/** Builds the graphs of the golden cases of blocks, with the reference's parameter names. */
final class GoldenBlocks {

    private static final Geometry PADDED_3X3 = new Geometry(1, 1, 1, 1);
    private static final float EPSILON = 1e-5f;

    /** Of the norms in front of attention and Mix-FFN. */
    private static final float BLOCK_EPSILON = 1e-6f;

    private final GoldenGraph g;
    private final GraphBuilder builder;

    private GoldenBlocks(GoldenGraph g) {
        this.g = g;
        this.builder = g.builder();
    }

    static void build(String op, GoldenGraph g) {
        GoldenBlocks blocks = new GoldenBlocks(g);
        OpsGolden.Case golden = g.golden();
        Value x = g.map("x");
        g.result(switch (op) {
            case "MiT Attention" -> blocks.attention(x, "");
            case "MiT Mix-FFN" -> blocks.mixFfn(x, "");
            case "MiT Block NCHW" -> blocks.transformerBlock(x);
            case "MiT OverlapPatchEmbed" -> blocks.patchEmbed(x);
            case "SplitAttn" -> blocks.splitAttention(x, "", golden.attribute("training").truth());
            case "ResNestBottleneck" -> blocks.bottleneck(x, golden.attribute("training").truth());
            case "Conv3x3-GN32-ReLU-bilinear x2 align_corners=True (GN has 1 channel per group here)" ->
                    blocks.segmentationUnit(x);
            case "FPNBlock" -> blocks.fpnBlock(x, g.map("skip"));
            case "UnetPlusPlus DecoderBlock train mode" -> blocks.decoderBlock(x, g.map("skip"));
            default -> throw new IllegalArgumentException("no graph is known for the golden operation " + op);
        });
    }

    private Value convolution(Value map, String key, Geometry geometry) {
        return builder.convolution(map, g.parameter(key + ".weight"), geometry);
    }

    private Value convolutionWithBias(Value map, String key, Geometry geometry) {
        return builder.convolution(map, g.parameter(key + ".weight"), g.parameter(key + ".bias"), geometry);
    }

    private Value layerNorm(Value map, String key, float epsilon) {
        return builder.layerNorm(map, g.parameter(key + ".weight"), g.parameter(key + ".bias"), epsilon);
    }

    private Value attention(Value x, String prefix) {
        int heads = g.golden().attribute("heads").integer();
        int reduction = g.golden().attribute("sr").integer();
        Value queries = convolutionWithBias(x, prefix + "q", Geometry.POINTWISE);
        Value reduced = x;
        if (reduction > 1) {
            Value strided = convolutionWithBias(x, prefix + "sr", new Geometry(reduction, 0, 1, 1));
            reduced = layerNorm(strided, prefix + "norm", EPSILON);
        }
        Value keysAndValues = convolutionWithBias(reduced, prefix + "kv", Geometry.POINTWISE);
        float scale = (float) (1 / Math.sqrt((double) x.shape().channels() / heads));
        return convolutionWithBias(builder.attention(queries, keysAndValues, heads, scale), prefix + "proj",
                Geometry.POINTWISE);
    }

    private Value mixFfn(Value x, String prefix) {
        Value hidden = convolutionWithBias(x, prefix + "fc1", Geometry.POINTWISE);
        Geometry depthwise = new Geometry(1, 1, 1, hidden.shape().channels());
        Value mixed = builder.gelu(convolutionWithBias(hidden, prefix + "dwconv.dwconv", depthwise));
        return convolutionWithBias(mixed, prefix + "fc2", Geometry.POINTWISE);
    }

    private Value transformerBlock(Value x) {
        Value attended = builder.sum(x, attention(layerNorm(x, "norm1", BLOCK_EPSILON), "attn."));
        return builder.sum(attended, mixFfn(layerNorm(attended, "norm2", BLOCK_EPSILON), "mlp."));
    }

    private Value patchEmbed(Value x) {
        return layerNorm(convolutionWithBias(x, "proj", new Geometry(4, 3, 1, 1)), "norm", EPSILON);
    }

    /** Radix 2; a softmax over two numbers is a sigmoid of their difference. */
    private Value splitAttention(Value x, String prefix, boolean training) {
        int channels = x.shape().channels();
        Value both = builder.relu(g.batchNorm(convolution(x, prefix + "conv", new Geometry(1, 1, 1, 2)),
                prefix + "bn0.", training));
        Value first = builder.sliceChannels(both, 0, channels);
        Value second = builder.sliceChannels(both, channels, channels);
        Value gap = builder.spatialMean(builder.sum(first, second));
        Value hidden = builder.relu(g.batchNorm(convolutionWithBias(gap, prefix + "fc1", Geometry.POINTWISE),
                prefix + "bn1.", training));
        Value scores = convolutionWithBias(hidden, prefix + "fc2", Geometry.POINTWISE);
        Value difference = builder.sum(builder.sliceChannels(scores, 0, channels),
                builder.scale(builder.sliceChannels(scores, channels, channels), -1));
        return builder.sum(builder.multiplyChannels(first, builder.sigmoid(difference)),
                builder.multiplyChannels(second, builder.sigmoid(builder.scale(difference, -1))));
    }

    /** With stride 2: pools after the split attention, and in front of the shortcut's convolution. */
    private Value bottleneck(Value x, boolean training) {
        Value narrow = builder.relu(g.batchNorm(convolution(x, "conv1", Geometry.POINTWISE), "bn1.", training));
        Value attended = splitAttention(narrow, "conv2.", training);
        Value pooled = builder.averagePool(attended, new Window(3, 2, 1, Rounding.DOWN), Divisor.PADDED);
        Value wide = g.batchNorm(convolution(pooled, "conv3", Geometry.POINTWISE), "bn3.", training);
        Value small = builder.averagePool(x, new Window(2, 2, 0, Rounding.UP), Divisor.INSIDE);
        Value shortcut = g.batchNorm(convolution(small, "downsample.1", Geometry.POINTWISE), "downsample.2.", training);
        return builder.relu(builder.sum(wide, shortcut));
    }

    private Value segmentationUnit(Value x) {
        Value normalized = builder.groupNorm(convolution(x, "block.0", PADDED_3X3), g.parameter("block.1.weight"),
                g.parameter("block.1.bias"), 32, EPSILON);
        return builder.upsample(builder.relu(normalized), Interpolation.BILINEAR_ALIGN_CORNERS, 2);
    }

    private Value fpnBlock(Value x, Value skip) {
        return builder.sum(builder.upsample(x, Interpolation.NEAREST, 2),
                convolutionWithBias(skip, "skip_conv", Geometry.POINTWISE));
    }

    private Value decoderBlock(Value x, Value skip) {
        Value both = builder.concat(List.of(builder.upsample(x, Interpolation.NEAREST, 2), skip));
        Value once = builder.relu(g.batchNorm(convolution(both, "conv1.0", PADDED_3X3), "conv1.1.", true));
        return builder.relu(g.batchNorm(convolution(once, "conv2.0", PADDED_3X3), "conv2.1.", true));
    }
}
