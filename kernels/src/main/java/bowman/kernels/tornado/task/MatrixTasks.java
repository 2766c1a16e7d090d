package bowman.kernels.tornado.task;

import bowman.graph.MatrixOp;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.MatrixKernels;
import bowman.kernels.tornado.kernel.TileKernels;

public final class MatrixTasks {

    private MatrixTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, MatrixOp op) {
        View a = program.operand(node, 0);
        View y = program.result(node, 0);
        switch (op) {
            case MatrixProduct product -> multiply(program, node, product, a, program.operand(node, 1), y);
            case Softmax softmax -> {
                int pixels = y.shape().pixels();
                program.add(node, program.limits().over(pixels), (graph, id, context) -> graph.task(id,
                        MatrixKernels::softmax, context, a.array(), a.offset(), y.array(), y.offset(), pixels,
                        y.shape().channels()));
            }
            case SoftmaxGradient gradient -> {
                View softmax = program.operand(node, 1);
                int pixels = y.shape().pixels();
                program.add(node, program.limits().over(pixels), (graph, id, context) -> graph.task(id,
                        MatrixKernels::softmaxGradient, context, a.array(), a.offset(), softmax.array(),
                        softmax.offset(), y.array(), y.offset(), pixels, y.shape().channels()));
            }
        }
    }

    private static void multiply(ProgramBuilder program, Node node, MatrixProduct op, View a, View b, View c) {
        Shape shape = c.shape();
        int m = shape.extent(2);
        int n = shape.extent(3);
        int k = op.left().columns(a.shape());
        int left = op.left().isTransposed() ? 1 : 0;
        int right = op.right().isTransposed() ? 1 : 0;
        Grid grid = Grid.ofGroups(Math.ceilDiv(n, TileKernels.TILE), Math.ceilDiv(m, TileKernels.TILE),
                shape.extent(0) * shape.extent(1));
        program.add(node, grid, (graph, id, context) -> graph.task(id, MatrixKernels::multiply, context, a.array(),
                a.offset(), b.array(), b.offset(), c.array(), c.offset(), m, n, k, left, right));
    }
}
