package bowman.kernels.tornado;

import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.kernels.tornado.DeviceMemory.Scratch;

/** Batch norm and group norm: the mean, then the variance around it, then the map. */
final class GroupedNormTasks {

    private final Lowering lowering;
    private final Node node;
    private final GroupedNormShape norm;
    private final View x;

    private GroupedNormTasks(Lowering lowering, Node node, GroupedNormShape norm) {
        this.lowering = lowering;
        this.node = node;
        this.norm = norm;
        this.x = lowering.operand(node, 0);
    }

    static void group(Lowering lowering, Node node, int groups, float epsilon) {
        GroupedNormShape norm = GroupedNormShape.ofSamples(node.operand(0).shape(), groups);
        new GroupedNormTasks(lowering, node, norm).group(epsilon);
    }

    static void batch(Lowering lowering, Node node, float epsilon) {
        new GroupedNormTasks(lowering, node, GroupedNormShape.ofBatch(node.operand(0).shape())).batch(epsilon);
    }

    /** Batch norm with the statistics given. */
    static void given(Lowering lowering, Node node, float epsilon) {
        new GroupedNormTasks(lowering, node, GroupedNormShape.ofBatch(node.operand(0).shape()))
                .normalize(givenStatistics(lowering, node, epsilon));
    }

    private void group(float epsilon) {
        View statistics = lowering.result(node, 1);
        Scratch scratch = lowering.memory().scratch();
        View parts = scratch.reserve(norm.segments(), norm.channels());
        Grid grid = lowering.limits().over(norm.statistics());
        sums(scratch).add(x, norm.rows(), parts, 1f / norm.count());
        lowering.add(node, grid, (graph, id, context) -> graph.task(id, GroupedNormKernels::groupMeans, context,
                parts.array(), parts.offset(), statistics.array(), statistics.offset(), norm.statistics(),
                norm.perGroup()));
        squares(scratch, statistics, 2, parts);
        lowering.add(node, grid, (graph, id, context) -> graph.task(id, GroupedNormKernels::groupDeviations, context,
                parts.array(), parts.offset(), statistics.array(), statistics.offset(), norm.statistics(),
                norm.perGroup(), epsilon));
        normalize(statistics);
    }

    private void batch(float epsilon) {
        View means = lowering.result(node, 1);
        View variances = lowering.result(node, 2);
        Scratch scratch = lowering.memory().scratch();
        View statistics = scratch.reserve(norm.channels(), 2);
        sums(scratch).add(x, norm.rows(), means, 1f / norm.count());
        squares(scratch, means, 1, variances);
        lowering.add(node, lowering.limits().over(norm.statistics()),
                statistics(means, variances, epsilon, statistics));
        normalize(statistics);
    }

    private RowSums sums(Scratch scratch) {
        return new RowSums(lowering, node, scratch, norm.segments(), norm.channels());
    }

    private void squares(Scratch scratch, View means, int stride, View y) {
        sums(scratch).add(norm.rows(), (sums, chunks, chunkRows) -> (graph, id, context) -> graph.task(id,
                GroupedNormKernels::sumSquares, context, x.array(), x.offset(), means.array(), means.offset(), stride,
                sums.array(), sums.offset(), sums.size(), norm.rows(), norm.channels(), chunks, norm.perGroup(),
                1f / norm.count()), y);
    }

    private void normalize(View statistics) {
        View gamma = lowering.operand(node, 1);
        View beta = lowering.operand(node, 2);
        View y = lowering.result(node, 0);
        lowering.add(node, lowering.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                GroupedNormKernels::normalizeGroups, context, x.array(), x.offset(), gamma.array(), gamma.offset(),
                beta.array(), beta.offset(), statistics.array(), statistics.offset(), y.array(), y.offset(), y.size(),
                norm.perSegment(), norm.channels(), norm.perGroup()));
    }

    /** Statistics from a node's operands 3 and 4, a mean and a variance per channel, once where those stay. */
    static View givenStatistics(Lowering lowering, Node node, float epsilon) {
        View means = lowering.operand(node, 3);
        View variances = lowering.operand(node, 4);
        View statistics = lowering.memory().reserve(DeviceMemory.PACKED, Shape.of(means.size(), 2));
        lowering.add("NormStatistics", lowering.limits().over(means.size()),
                statistics(means, variances, epsilon, statistics), node.operand(3), node.operand(4));
        return statistics;
    }

    static KernelTask statistics(View means, View variances, float epsilon, View statistics) {
        return (graph, id, context) -> graph.task(id, GroupedNormKernels::statistics, context, means.array(),
                means.offset(), variances.array(), variances.offset(), statistics.array(), statistics.offset(),
                means.size(), epsilon);
    }
}
