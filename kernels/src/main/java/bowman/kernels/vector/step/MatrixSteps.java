package bowman.kernels.vector.step;

import bowman.graph.MatrixOp;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Node;
import bowman.kernels.vector.kernel.SoftmaxKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;

public final class MatrixSteps {

    private static final int SOFTMAX_ROWS = 64;

    private MatrixSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, MatrixOp op) {
        switch (op) {
            case MatrixProduct product -> program.add(new MatrixProductStep(program, product,
                    program.operand(node, 0), program.operand(node, 1), program.result(node, 0)), node);
            case Softmax softmax -> softmax(program, node);
            case SoftmaxGradient gradient -> softmaxGradient(program, node);
        }
    }

    private static void softmax(ProgramBuilder program, Node node) {
        SoftmaxKernels kernels = program.kernels().softmax();
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        int n = x.shape().channels();
        RowChunks chunks = new RowChunks(x.shape().pixels(), SOFTMAX_ROWS);
        program.add(chunks.step((first, rows, worker) -> kernels.softmax(rows, n, 1, x.array(),
                x.offset() + first * n, y.array(), y.offset() + first * n, n)), node);
    }

    private static void softmaxGradient(ProgramBuilder program, Node node) {
        SoftmaxKernels kernels = program.kernels().softmax();
        View dy = program.operand(node, 0);
        View y = program.operand(node, 1);
        View dx = program.result(node, 0);
        int n = y.shape().channels();
        RowChunks chunks = new RowChunks(y.shape().pixels(), SOFTMAX_ROWS);
        program.add(chunks.step((first, rows, worker) -> kernels.gradient(rows, n, 1, dy.array(),
                dy.offset() + first * n, y.array(), y.offset() + first * n, dx.array(), dx.offset() + first * n, n)),
                node);
    }
}
