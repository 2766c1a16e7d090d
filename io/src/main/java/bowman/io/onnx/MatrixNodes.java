package bowman.io.onnx;

import bowman.graph.MatrixOp;
import bowman.graph.MatrixOp.Factor;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Node;
import java.util.List;

/** Products and softmax over the last two axes of (n, h, w, c). */
final class MatrixNodes {

    private MatrixNodes() {
    }

    static void translate(Translation to, Node node, MatrixOp op) {
        switch (op) {
            case MatrixProduct product -> to.result(node, Layout.CHANNELS_LAST, to.add(node, "MatMul", List.of(
                    matrix(to, node, 0, product.left()), matrix(to, node, 1, product.right()))));
            case Softmax _ -> to.result(node, Layout.CHANNELS_LAST, to.add(node, "Softmax",
                    List.of(to.operand(node, 0, Layout.CHANNELS_LAST)), Attributes.integer("axis", -1)));
            case SoftmaxGradient _ -> throw Translation.refusal(node);
        }
    }

    private static String matrix(Translation to, Node node, int index, Factor factor) {
        String matrix = to.operand(node, index, Layout.CHANNELS_LAST);
        return factor.isTransposed()
                ? to.add(node, "Transpose", List.of(matrix), Attributes.integers("perm", 0, 1, 3, 2)) : matrix;
    }
}
