package bowman.kernels.tornado;

import bowman.graph.Node;
import bowman.graph.PointwiseOp;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.ActivateGradient;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;

final class PointwiseTasks {

    private PointwiseTasks() {
    }

    static void fill(Lowering lowering, Node node, float value) {
        View y = lowering.result(node, 0);
        lowering.add(node, lowering.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                PointwiseKernels::fill, context, y.array(), y.offset(), y.size(), value));
    }

    static void lower(Lowering lowering, Node node, PointwiseOp op) {
        View a = lowering.operand(node, 0);
        View y = lowering.result(node, 0);
        Grid grid = lowering.limits().over(y.size());
        switch (op) {
            case Activate activate -> {
                int code = Activations.code(activate.activation());
                lowering.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::activate, context,
                        a.array(), a.offset(), y.array(), y.offset(), y.size(), code));
            }
            case ActivateGradient gradient -> {
                View v = lowering.operand(node, 1);
                int code = Activations.code(gradient.activation());
                lowering.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::activateGradient,
                        context, a.array(), a.offset(), v.array(), v.offset(), y.array(), y.offset(), y.size(), code));
            }
            case Add add -> add(lowering, node, grid);
            case Multiply multiply -> {
                View b = lowering.operand(node, 1);
                lowering.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::multiply, context,
                        a.array(), a.offset(), b.array(), b.offset(), y.array(), y.offset(), y.size()));
            }
            case Scale scale -> lowering.add(node, grid, (graph, id, context) -> graph.task(id,
                    PointwiseKernels::scale, context, a.array(), a.offset(), y.array(), y.offset(), y.size(),
                    scale.factor()));
            case MultiplyChannels multiply -> {
                View factors = lowering.operand(node, 1);
                int channels = y.shape().channels();
                int perSample = y.size() / y.shape().samples();
                lowering.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::multiplyChannels,
                        context, a.array(), a.offset(), factors.array(), factors.offset(), y.array(), y.offset(),
                        y.size(), perSample, channels));
            }
        }
    }

    /**
     * Adds from left to right. The result may lie over any of the terms, so with more than two of them the sums before
     * the last are kept elsewhere.
     */
    private static void add(Lowering lowering, Node node, Grid grid) {
        View y = lowering.result(node, 0);
        View sum = lowering.operand(node, 0);
        View between = node.operands().size() > 2 ? lowering.memory().scratch().reserve(y.size()) : y;
        for (int i = 1; i < node.operands().size(); i++) {
            View a = sum;
            View b = lowering.operand(node, i);
            View to = i == node.operands().size() - 1 ? y : between;
            lowering.add(node, grid, (graph, id, context) -> graph.task(id, PointwiseKernels::add, context, a.array(),
                    a.offset(), b.array(), b.offset(), to.array(), to.offset(), y.size()));
            sum = to;
        }
    }
}
