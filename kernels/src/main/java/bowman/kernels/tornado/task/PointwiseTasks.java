package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.graph.PointwiseOp;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.ActivateGradient;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.Activations;
import bowman.kernels.tornado.kernel.PointwiseKernels;

public final class PointwiseTasks {

    private PointwiseTasks() {
    }

    public static void fill(ProgramBuilder program, Node node, float value) {
        View y = program.result(node, 0);
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                PointwiseKernels::fill, context, y.array(), y.offset(), y.size(), value));
    }

    public static void lower(ProgramBuilder program, Node node, PointwiseOp op) {
        View a = program.operand(node, 0);
        View y = program.result(node, 0);
        Grid grid = program.limits().over(y.size());
        switch (op) {
            case Activate activate -> {
                int code = Activations.code(activate.activation());
                program.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::activate, context,
                        a.array(), a.offset(), y.array(), y.offset(), y.size(), code));
            }
            case ActivateGradient gradient -> {
                View v = program.operand(node, 1);
                int code = Activations.code(gradient.activation());
                program.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::activateGradient,
                        context, a.array(), a.offset(), v.array(), v.offset(), y.array(), y.offset(), y.size(), code));
            }
            case Add add -> add(program, node, grid);
            case Multiply multiply -> {
                View b = program.operand(node, 1);
                program.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::multiply, context,
                        a.array(), a.offset(), b.array(), b.offset(), y.array(), y.offset(), y.size()));
            }
            case Scale scale -> program.add(node, grid, (graph, id, context) -> graph.task(id,
                    PointwiseKernels::scale, context, a.array(), a.offset(), y.array(), y.offset(), y.size(),
                    scale.factor()));
            case MultiplyChannels multiply -> {
                View factors = program.operand(node, 1);
                int channels = y.shape().channels();
                int perSample = y.size() / y.shape().samples();
                program.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::multiplyChannels,
                        context, a.array(), a.offset(), factors.array(), factors.offset(), y.array(), y.offset(),
                        y.size(), perSample, channels));
            }
        }
    }

    /**
     * Adds from left to right. The result may overwrite any of the terms, so with more than two terms the sums before
     * the last are kept elsewhere.
     */
    private static void add(ProgramBuilder program, Node node, Grid grid) {
        View y = program.result(node, 0);
        View sum = program.operand(node, 0);
        View between = node.operands().size() > 2 ? program.memory().scratch().reserve(y.size()) : y;
        for (int i = 1; i < node.operands().size(); i++) {
            View a = sum;
            View b = program.operand(node, i);
            View to = i == node.operands().size() - 1 ? y : between;
            program.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::add, context, a.array(),
                    a.offset(), b.array(), b.offset(), to.array(), to.offset(), y.size()));
            sum = to;
        }
    }
}
