package bowman.contract.golden;

import bowman.golden.OpsGolden;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.Arrays;
import java.util.List;

/** Builds the graphs of the golden cases of single operations; {@link GoldenBlocks} has those of blocks. */
public final class GoldenOperations {

    private static final float DICE_SMOOTH = 1e-5f;

    private GoldenOperations() {
    }

    /** The graph of a case, chosen by its attribute {@code op}. */
    public static GoldenGraph graph(OpsGolden.Case golden) {
        String op = golden.attribute("op").string();
        GoldenGraph g = new GoldenGraph(golden, layout(op));
        switch (op) {
            case "conv2d" -> convolution(g);
            case "linear" -> g.result(g.builder().linear(g.map("x"), g.plain("w"), g.plain("b")));
            case "matmul" -> g.result(g.builder().matrixProduct(g.plain("a"), g.plain("b")));
            case "batchnorm2d" -> g.result(g.batchNorm(g.map("x"), "", golden.attribute("training").truth()));
            case "groupnorm" -> groupNorm(g);
            case "layernorm", "layernorm over channels of NCHW" -> layerNorm(g);
            case "gelu exact erf" -> g.result(g.builder().gelu(g.map("x")));
            case "relu (grad at 0 is 0)" -> g.result(g.builder().relu(g.map("x")));
            case "sigmoid" -> g.result(g.builder().sigmoid(g.map("x")));
            case "softmax" -> g.result(g.builder().softmax(g.map("x")));
            case "interpolate" -> resize(g);
            case "maxpool" -> g.result(g.builder().maxPool(g.map("x"), window(golden)));
            case "avgpool (ResNeSt avd_last)", "avgpool (ResNeSt avg_down)" -> averagePool(g);
            case "BCEWithLogitsLoss mean", "BCE" -> losses(g, new BinaryCrossEntropy());
            case "monai DiceLoss(sigmoid=True); sample 2 has an empty mask" -> losses(g, new SigmoidDice(DICE_SMOOTH));
            case "1*BCE + 1*Dice" -> losses(g, new BinaryCrossEntropy(), new SigmoidDice(DICE_SMOOTH));
            case "repo F1Loss smooth=1 over whole batch" -> losses(g, new SigmoidF1(1));
            case "CrossEntropy(mean) + DiceLoss(softmax, to_onehot_y), 2 channels" ->
                    losses(g, new CrossEntropy(), new SoftmaxDice(DICE_SMOOTH, 0));
            case "same, include_background=False" -> losses(g, new CrossEntropy(), new SoftmaxDice(DICE_SMOOTH, 1));
            default -> GoldenBlocks.build(op, g);
        }
        return g;
    }

    private static GoldenLayout layout(String op) {
        return switch (op) {
            case "linear", "layernorm", "softmax", "MiT Attention", "MiT Mix-FFN" -> GoldenLayout.TOKENS;
            case "matmul", "gelu exact erf", "relu (grad at 0 is 0)", "sigmoid" -> GoldenLayout.PLAIN;
            default -> GoldenLayout.CHANNELS_FIRST;
        };
    }

    private static void convolution(GoldenGraph g) {
        OpsGolden.Case golden = g.golden();
        Geometry geometry = new Geometry(golden.attribute("stride").integer(), golden.attribute("padding").integer(),
                golden.attribute("dilation").integer(), golden.attribute("groups").integer());
        Value map = g.map("x");
        Value weight = g.plain("w");
        g.result(golden.attribute("bias").truth() ? g.builder().convolution(map, weight, g.plain("b"), geometry)
                : g.builder().convolution(map, weight, geometry));
    }

    private static void groupNorm(GoldenGraph g) {
        g.result(g.builder().groupNorm(g.map("x"), g.parameter("weight"), g.parameter("bias"),
                g.golden().attribute("groups").integer(), (float) g.golden().attribute("eps").number()));
    }

    private static void layerNorm(GoldenGraph g) {
        g.result(g.builder().layerNorm(g.map("x"), g.parameter("weight"), g.parameter("bias"),
                (float) g.golden().attribute("eps").number()));
    }

    private static void resize(GoldenGraph g) {
        Shape out = g.golden().tensor("out").shape();
        Interpolation interpolation;
        if (g.golden().attribute("mode").string().equals("nearest")) {
            interpolation = Interpolation.NEAREST;
        } else {
            interpolation = g.golden().attribute("align_corners").truth() ? Interpolation.BILINEAR_ALIGN_CORNERS
                    : Interpolation.BILINEAR;
        }
        g.result(g.builder().resize(g.map("x"), interpolation, out.extent(2), out.extent(3)));
    }

    private static Window window(OpsGolden.Case golden) {
        Rounding rounding = golden.hasAttribute("ceil_mode") && golden.attribute("ceil_mode").truth()
                ? Rounding.UP : Rounding.DOWN;
        return new Window(golden.attribute("kernel").integer(), golden.attribute("stride").integer(),
                golden.attribute("padding").integer(), rounding);
    }

    private static void averagePool(GoldenGraph g) {
        Divisor divisor = g.golden().attribute("count_include_pad").truth() ? Divisor.PADDED : Divisor.INSIDE;
        g.result(g.builder().averagePool(g.map("x"), window(g.golden()), divisor));
    }

    private static void losses(GoldenGraph g, Loss... losses) {
        GraphBuilder builder = g.builder();
        Value logits = g.map("x");
        Value targets = g.map("target");
        List<Value> terms = Arrays.stream(losses).map(loss -> builder.loss(loss, logits, targets)).toList();
        g.loss(builder.sum(terms));
    }
}
