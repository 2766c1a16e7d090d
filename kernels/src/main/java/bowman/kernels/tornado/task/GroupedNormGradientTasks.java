package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.kernels.shared.GroupedNorm;
import bowman.kernels.tornado.device.DeviceMemory.Scratch;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.GroupedNormGradientKernels;

/** The gradients of batch norm and group norm: sums over the rows, then the map. */
final class GroupedNormGradientTasks {

    /** Up to this number of rows, batch norm needs the gradient that avoids cancellation. */
    private static final int FEW_ROWS = 16;

    private final ProgramBuilder program;
    private final Node node;
    private final GroupedNorm norm;
    private final Scratch scratch;
    private final View dy;
    private final View x;
    private final View gamma;
    private final View dx;

    private GroupedNormGradientTasks(ProgramBuilder program, Node node, GroupedNorm norm) {
        this.program = program;
        this.node = node;
        this.norm = norm;
        this.scratch = program.memory().scratch();
        this.dy = program.operand(node, 0);
        this.x = program.operand(node, 1);
        this.gamma = program.operand(node, 2);
        this.dx = program.result(node, 0);
    }

    static void group(ProgramBuilder program, Node node, int groups) {
        GroupedNormGradientTasks tasks = new GroupedNormGradientTasks(program, node,
                GroupedNorm.group(node.operand(1).shape(), groups));
        View statistics = program.operand(node, 3);
        tasks.byMap(statistics, tasks.sums(statistics));
    }

    static void batch(ProgramBuilder program, Node node, float epsilon) {
        GroupedNormGradientTasks tasks = new GroupedNormGradientTasks(program, node,
                GroupedNorm.batch(node.operand(1).shape()));
        View statistics = tasks.scratch.reserve(tasks.norm.channels(), 2);
        program.add(node, program.limits().over(tasks.norm.channels()), GroupedNormTasks.statistics(
                program.operand(node, 3), program.operand(node, 4), epsilon, statistics));
        View sums = tasks.sums(statistics);
        if (tasks.norm.rows() <= FEW_ROWS) {
            tasks.byMapOfFewRows(epsilon);
        } else {
            tasks.byMap(statistics, sums);
        }
    }

    /** The gradients of batch norm with given statistics. */
    static void given(ProgramBuilder program, Node node, float epsilon) {
        GroupedNormGradientTasks tasks = new GroupedNormGradientTasks(program, node,
                GroupedNorm.batch(node.operand(1).shape()));
        View statistics = GroupedNormTasks.givenStatistics(program, node, epsilon);
        tasks.sums(statistics);
        tasks.byMapAlone(statistics);
    }

    /**
     * Adds the launches that sum dy z and dy, as (segments, 2, channels), and from these the gradients with respect to
     * gamma and beta.
     */
    private View sums(View statistics) {
        View totals = scratch.reserve(norm.segments(), 2, norm.channels());
        new RowSums(program, node, scratch, norm.segments(), 2 * norm.channels()).add(norm.rows(),
                (sums, chunks, chunkRows) -> (graph, id, context) -> graph.task(id,
                        GroupedNormGradientKernels::sumGradients, context, dy.array(), dy.offset(), x.array(),
                        x.offset(), statistics.array(), statistics.offset(), sums.array(), sums.offset(),
                        sums.size() / 2, norm.rows(), norm.channels(), chunks, norm.perGroup()), totals);
        gammaAndBeta(program, node, totals);
        return totals;
    }

    /**
     * Adds the launches that compute the gradients with respect to gamma and beta, results 1 and 2, from (segments, 2,
     * channels): two launches, since a task that writes to an array cannot have the same array as another argument.
     */
    static void gammaAndBeta(ProgramBuilder program, Node node, View totals) {
        int channels = program.result(node, 1).size();
        for (int i = 0; i < 2; i++) {
            View y = program.result(node, 1 + i);
            int at = totals.offset() + i * channels;
            program.add(node, program.limits().over(channels), (graph, id, context) -> graph.task(id,
                    GroupedNormGradientKernels::sumSegments, context, totals.array(), at, y.array(), y.offset(),
                    totals.size() / (2 * channels), channels));
        }
    }

    private void byMap(View statistics, View totals) {
        View coefficients = scratch.reserve(norm.statistics(), 4);
        program.add(node, program.limits().over(norm.statistics()), (graph, id, context) -> graph.task(id,
                GroupedNormGradientKernels::coefficients, context, totals.array(), totals.offset(), gamma.array(),
                gamma.offset(), statistics.array(), statistics.offset(), coefficients.array(), coefficients.offset(),
                norm.statistics(), norm.groups(), norm.perGroup(), 1f / norm.count()));
        program.add(node, program.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                GroupedNormGradientKernels::byMap, context, dy.array(), dy.offset(), x.array(), x.offset(),
                gamma.array(), gamma.offset(), coefficients.array(), coefficients.offset(), dx.array(), dx.offset(),
                dx.size(), norm.perSegment(), norm.channels(), norm.perGroup()));
    }

    private void byMapOfFewRows(float epsilon) {
        program.add(node, program.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                GroupedNormGradientKernels::byMapOfFewRows, context, dy.array(), dy.offset(), x.array(), x.offset(),
                gamma.array(), gamma.offset(), dx.array(), dx.offset(), norm.rows(), norm.channels(), epsilon));
    }

    private void byMapAlone(View statistics) {
        program.add(node, program.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                GroupedNormGradientKernels::byMapAlone, context, dy.array(), dy.offset(), gamma.array(),
                gamma.offset(), statistics.array(), statistics.offset(), dx.array(), dx.offset(), dx.size(),
                norm.channels()));
    }
}
