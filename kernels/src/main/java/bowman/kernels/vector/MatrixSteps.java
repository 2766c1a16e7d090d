package bowman.kernels.vector;

import bowman.graph.MatrixOp;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Node;

final class MatrixSteps {

    private static final int SOFTMAX_ROWS = 64;

    private MatrixSteps() {
    }

    static void lower(Lowering lowering, Node node, MatrixOp op) {
        switch (op) {
            case MatrixProduct product -> lowering.add(new MatrixProductStep(lowering, product,
                    lowering.operand(node, 0), lowering.operand(node, 1), lowering.result(node, 0)), node);
            case Softmax softmax -> softmax(lowering, node);
            case SoftmaxGradient gradient -> softmaxGradient(lowering, node);
        }
    }

    private static void softmax(Lowering lowering, Node node) {
        SoftmaxKernels kernels = lowering.kernels().softmax();
        View x = lowering.operand(node, 0);
        View y = lowering.result(node, 0);
        int n = x.shape().channels();
        RowChunks chunks = new RowChunks(x.shape().pixels(), SOFTMAX_ROWS);
        lowering.add(chunks.step((first, rows, worker) -> kernels.softmax(rows, n, 1, x.array(),
                x.offset() + first * n, y.array(), y.offset() + first * n, n)), node);
    }

    private static void softmaxGradient(Lowering lowering, Node node) {
        SoftmaxKernels kernels = lowering.kernels().softmax();
        View dy = lowering.operand(node, 0);
        View y = lowering.operand(node, 1);
        View dx = lowering.result(node, 0);
        int n = y.shape().channels();
        RowChunks chunks = new RowChunks(y.shape().pixels(), SOFTMAX_ROWS);
        lowering.add(chunks.step((first, rows, worker) -> kernels.gradient(rows, n, 1, dy.array(),
                dy.offset() + first * n, y.array(), y.offset() + first * n, dx.array(), dx.offset() + first * n, n)),
                node);
    }
}
