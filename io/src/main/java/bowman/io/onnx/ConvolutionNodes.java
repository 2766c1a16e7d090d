package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Convolutions on (n, c, h, w), linear layers on (n, h, w, c). */
final class ConvolutionNodes {

    private ConvolutionNodes() {
    }

    static void translate(Translation to, Node node, ConvolutionOp op) {
        switch (op) {
            case Convolution convolution -> {
                boolean linear = node.operand(1).shape().rank() == 2
                        && convolution.geometry().equals(Geometry.POINTWISE);
                Layout layout = linear ? Layout.CHANNELS_LAST : Layout.CHANNELS_FIRST;
                String sum = linear ? linear(to, node, convolution) : convolution(to, node, convolution);
                if (convolution.epilogue().residual()) {
                    sum = to.add(node, "Add", List.of(sum, to.map(node.operands().getLast(), layout)));
                }
                to.result(node, layout,
                        PointwiseNodes.activation(to, node, convolution.epilogue().activation(), sum));
            }
            case ConvolutionMapGradient _, ConvolutionWeightGradient _ -> throw Translation.refusal(node);
        }
    }

    /** A linear layer; its weight is (in, out), as MatMul requires. */
    private static String linear(Translation to, Node node, Convolution op) {
        String product = to.add(node, "MatMul", List.of(to.operand(node, 0, Layout.CHANNELS_LAST),
                to.transposedWeight(node.operand(1))));
        return op.epilogue().bias() ? to.add(node, "Add", List.of(product, to.weight(node.operand(2)))) : product;
    }

    private static String convolution(Translation to, Node node, Convolution op) {
        Value weight = node.operand(1);
        Shape shape = weight.shape();
        int height = ConvolutionOp.kernelHeight(shape);
        int width = ConvolutionOp.kernelWidth(shape);
        List<String> inputs = new ArrayList<>(List.of(to.operand(node, 0, Layout.CHANNELS_FIRST),
                to.weight(weight, shape.extent(0), shape.extent(1), height, width)));
        if (op.epilogue().bias()) {
            inputs.add(to.weight(node.operand(2)));
        }
        return to.add(node, "Conv", inputs, attributes(op.geometry(), height, width));
    }

    private static AttributeProto[] attributes(Geometry geometry, int height, int width) {
        int padding = geometry.padding();
        return new AttributeProto[] {
            Attributes.integers("kernel_shape", height, width),
            Attributes.integers("strides", geometry.stride(), geometry.stride()),
            Attributes.integers("pads", padding, padding, padding, padding),
            Attributes.integers("dilations", geometry.dilation(), geometry.dilation()),
            Attributes.integer("group", geometry.groups())
        };
    }
}
