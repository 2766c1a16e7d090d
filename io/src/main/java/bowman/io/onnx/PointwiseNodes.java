package bowman.io.onnx;

import bowman.graph.Activation;
import bowman.graph.Node;
import bowman.graph.PointwiseOp;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.ActivateGradient;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;
import java.util.List;

/** Sums, products and activations, in the layout of their operands. */
final class PointwiseNodes {

    private PointwiseNodes() {
    }

    static void translate(Translation to, Node node, PointwiseOp op) {
        Layout layout = to.layout(node);
        switch (op) {
            case Activate activate -> to.result(node, layout,
                    activation(to, node, activate.activation(), to.operand(node, 0, layout)));
            case Add _ -> to.result(node, layout, to.operands(node, layout).stream()
                    .reduce((sum, map) -> to.add(node, "Add", List.of(sum, map))).orElseThrow());
            case Multiply _, MultiplyChannels _ -> to.result(node, layout,
                    to.add(node, "Mul", to.operands(node, layout)));
            case Scale scale -> to.result(node, layout, to.add(node, "Mul",
                    List.of(to.operand(node, 0, layout), to.initializers().number(scale.factor()))));
            case ActivateGradient _ -> throw Translation.refusal(node);
        }
    }

    /** Adds the activation of a tensor; returns the result's name. */
    static String activation(Translation to, Node node, Activation activation, String x) {
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> to.add(node, "Relu", List.of(x));
            case GELU -> gelu(to, node, x);
            case SIGMOID -> to.add(node, "Sigmoid", List.of(x));
        };
    }

    /** The exact GELU, in the nodes that PyTorch exports, which runtimes recognize and fuse. */
    private static String gelu(Translation to, Node node, String x) {
        Initializers initializers = to.initializers();
        String scaled = to.add(node, "Div", List.of(x, initializers.number((float) Math.sqrt(2))));
        String erf = to.add(node, "Erf", List.of(scaled));
        String shifted = to.add(node, "Add", List.of(erf, initializers.number(1)));
        String product = to.add(node, "Mul", List.of(x, shifted));
        return to.add(node, "Mul", List.of(product, initializers.number(0.5f)));
    }
}
