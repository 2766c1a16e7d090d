package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.kernels.tornado.device.DeviceMemory.Scratch;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.LayerNormKernels;

final class LayerNormTasks {

    private LayerNormTasks() {
    }

    private static Grid grid(int rows) {
        return Grid.ofGroups(Math.ceilDiv(rows, LayerNormKernels.ROWS), 1, 1);
    }

    static void norm(ProgramBuilder program, Node node, float epsilon) {
        View x = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View beta = program.operand(node, 2);
        View y = program.result(node, 0);
        int rows = x.shape().pixels();
        program.add(node, grid(rows), (graph, id, context) -> graph.task(id, LayerNormKernels::normalizeRows, context,
                x.array(), x.offset(), gamma.array(), gamma.offset(), beta.array(), beta.offset(), y.array(),
                y.offset(), rows, gamma.size(), epsilon));
    }

    static void gradient(ProgramBuilder program, Node node, float epsilon) {
        View dy = program.operand(node, 0);
        View x = program.operand(node, 1);
        View gamma = program.operand(node, 2);
        View dx = program.result(node, 0);
        int rows = x.shape().pixels();
        int columns = gamma.size();
        Scratch scratch = program.memory().scratch();
        View statistics = scratch.reserve(rows, 2);
        program.add(node, grid(rows), (graph, id, context) -> graph.task(id, LayerNormKernels::gradient, context,
                dy.array(), dy.offset(), x.array(), x.offset(), gamma.array(), gamma.offset(), dx.array(),
                dx.offset(), statistics.array(), statistics.offset(), rows, columns, epsilon));
        View totals = scratch.reserve(1, 2 * columns);
        new RowSums(program, node, scratch, 1, 2 * columns).add(rows,
                (sums, chunks, chunkRows) -> (graph, id, context) -> graph.task(id, LayerNormKernels::sumGradients,
                        context, dy.array(),
                        dy.offset(), x.array(), x.offset(), statistics.array(), statistics.offset(), sums.array(),
                        sums.offset(), rows, columns, chunks), totals);
        GroupedNormGradientTasks.gammaAndBeta(program, node, totals);
    }
}
