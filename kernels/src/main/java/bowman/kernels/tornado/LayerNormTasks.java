package bowman.kernels.tornado;

import bowman.graph.Node;
import bowman.kernels.tornado.DeviceMemory.Scratch;

final class LayerNormTasks {

    private LayerNormTasks() {
    }

    private static Grid grid(int rows) {
        return Grid.ofGroups(Math.ceilDiv(rows, LayerNormKernels.ROWS), 1, 1);
    }

    static void norm(Lowering lowering, Node node, float epsilon) {
        View x = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View beta = lowering.operand(node, 2);
        View y = lowering.result(node, 0);
        int rows = x.shape().pixels();
        lowering.add(node, grid(rows), (graph, id, context) -> graph.task(id, LayerNormKernels::normalizeRows, context,
                x.array(), x.offset(), gamma.array(), gamma.offset(), beta.array(), beta.offset(), y.array(),
                y.offset(), rows, gamma.size(), epsilon));
    }

    static void gradient(Lowering lowering, Node node, float epsilon) {
        View dy = lowering.operand(node, 0);
        View x = lowering.operand(node, 1);
        View gamma = lowering.operand(node, 2);
        View dx = lowering.result(node, 0);
        int rows = x.shape().pixels();
        int columns = gamma.size();
        Scratch scratch = lowering.memory().scratch();
        View statistics = scratch.reserve(rows, 2);
        lowering.add(node, grid(rows), (graph, id, context) -> graph.task(id, LayerNormKernels::gradient, context,
                dy.array(), dy.offset(), x.array(), x.offset(), gamma.array(), gamma.offset(), dx.array(),
                dx.offset(), statistics.array(), statistics.offset(), rows, columns, epsilon));
        View totals = scratch.reserve(1, 2 * columns);
        new RowSums(lowering, node, scratch, 1, 2 * columns).add(rows, (sums, chunks, chunkRows) ->
                (graph, id, context) -> graph.task(id, LayerNormKernels::sumGradients, context, dy.array(),
                        dy.offset(), x.array(), x.offset(), statistics.array(), statistics.offset(), sums.array(),
                        sums.offset(), rows, columns, chunks), totals);
        GroupedNormGradientTasks.gammaAndBeta(lowering, node, totals);
    }
}
