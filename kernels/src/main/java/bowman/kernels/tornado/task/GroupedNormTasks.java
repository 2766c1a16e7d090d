package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.kernels.shared.GroupedNorm;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.DeviceMemory.Scratch;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.KernelTask;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.GroupedNormKernels;

/** Batch norm and group norm: the mean, then the variance around it, then the map. */
final class GroupedNormTasks {

    private final ProgramBuilder program;
    private final Node node;
    private final GroupedNorm norm;
    private final View x;

    private GroupedNormTasks(ProgramBuilder program, Node node, GroupedNorm norm) {
        this.program = program;
        this.node = node;
        this.norm = norm;
        this.x = program.operand(node, 0);
    }

    static void group(ProgramBuilder program, Node node, int groups, float epsilon) {
        GroupedNorm norm = GroupedNorm.group(node.operand(0).shape(), groups);
        new GroupedNormTasks(program, node, norm).group(epsilon);
    }

    static void batch(ProgramBuilder program, Node node, float epsilon) {
        new GroupedNormTasks(program, node, GroupedNorm.batch(node.operand(0).shape())).batch(epsilon);
    }

    /** Batch norm with given statistics. */
    static void given(ProgramBuilder program, Node node, float epsilon) {
        new GroupedNormTasks(program, node, GroupedNorm.batch(node.operand(0).shape()))
                .normalize(givenStatistics(program, node, epsilon));
    }

    private void group(float epsilon) {
        View statistics = program.result(node, 1);
        Scratch scratch = program.memory().scratch();
        View parts = scratch.reserve(norm.segments(), norm.channels());
        Grid grid = program.limits().over(norm.statistics());
        sums(scratch).add(x, norm.rows(), parts, 1f / norm.count());
        program.add(node, grid, (graph, id, context) -> graph.task(id, GroupedNormKernels::groupMeans, context,
                parts.array(), parts.offset(), statistics.array(), statistics.offset(), norm.statistics(),
                norm.perGroup()));
        squares(scratch, statistics, 2, parts);
        program.add(node, grid, (graph, id, context) -> graph.task(id, GroupedNormKernels::groupDeviations, context,
                parts.array(), parts.offset(), statistics.array(), statistics.offset(), norm.statistics(),
                norm.perGroup(), epsilon));
        normalize(statistics);
    }

    private void batch(float epsilon) {
        View means = program.result(node, 1);
        View variances = program.result(node, 2);
        Scratch scratch = program.memory().scratch();
        View statistics = scratch.reserve(norm.channels(), 2);
        sums(scratch).add(x, norm.rows(), means, 1f / norm.count());
        squares(scratch, means, 1, variances);
        program.add(node, program.limits().over(norm.statistics()),
                statistics(means, variances, epsilon, statistics));
        normalize(statistics);
    }

    private RowSums sums(Scratch scratch) {
        return new RowSums(program, node, scratch, norm.segments(), norm.channels());
    }

    private void squares(Scratch scratch, View means, int stride, View y) {
        sums(scratch).add(norm.rows(), (sums, chunks, chunkRows) -> (graph, id, context) -> graph.task(id,
                GroupedNormKernels::sumSquares, context, x.array(), x.offset(), means.array(), means.offset(), stride,
                sums.array(), sums.offset(), sums.size(), norm.rows(), norm.channels(), chunks, norm.perGroup(),
                1f / norm.count()), y);
    }

    private void normalize(View statistics) {
        View gamma = program.operand(node, 1);
        View beta = program.operand(node, 2);
        View y = program.result(node, 0);
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                GroupedNormKernels::normalizeGroups, context, x.array(), x.offset(), gamma.array(), gamma.offset(),
                beta.array(), beta.offset(), statistics.array(), statistics.offset(), y.array(), y.offset(), y.size(),
                norm.perSegment(), norm.channels(), norm.perGroup()));
    }

    /**
     * Statistics from a node's operands 3 and 4, a mean and a variance per channel, computed once where those do not
     * change.
     */
    static View givenStatistics(ProgramBuilder program, Node node, float epsilon) {
        View means = program.operand(node, 3);
        View variances = program.operand(node, 4);
        View statistics = program.memory().reserve(DeviceMemory.PACKED, Shape.of(means.size(), 2));
        program.add("NormStatistics", program.limits().over(means.size()),
                statistics(means, variances, epsilon, statistics), node.operand(3), node.operand(4));
        return statistics;
    }

    static KernelTask statistics(View means, View variances, float epsilon, View statistics) {
        return (graph, id, context) -> graph.task(id, GroupedNormKernels::statistics, context, means.array(),
                means.offset(), variances.array(), variances.offset(), statistics.array(), statistics.offset(),
                means.size(), epsilon);
    }
}
