package bowman.kernels.tornado.task;

import bowman.graph.AttentionOp;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.kernels.tornado.device.DeviceMemory.Scratch;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.AttentionKernels;
import bowman.kernels.tornado.kernel.AttentionKeysGradientKernels;
import bowman.kernels.tornado.kernel.AttentionQueriesGradientKernels;
import bowman.kernels.tornado.kernel.AttentionStatisticsKernels;
import bowman.kernels.tornado.kernel.TileKernels;

public final class AttentionTasks {

    /**
     * The number of work groups that keep a large device busy. The queries are split into parts until the keys'
     * gradient has as many groups; each group writes 64 rows of scratch memory, which is little.
     */
    private static final int GROUPS = 1024;

    private AttentionTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, AttentionOp op) {
        switch (op) {
            case Attention attention -> attend(program, node, attention);
            case AttentionGradient gradient -> differentiate(program, node, gradient);
        }
    }

    private static void attend(ProgramBuilder program, Node node, Attention op) {
        View q = program.operand(node, 0);
        View kv = program.operand(node, 1);
        View y = program.result(node, 0);
        int queries = perSample(q.shape());
        int keys = perSample(kv.shape());
        int headSize = q.shape().channels() / op.heads();
        program.add(node, grid(queries, 1, op, q.shape()), (graph, id, context) -> graph.task(id,
                AttentionKernels::attend, context, q.array(), q.offset(), kv.array(), kv.offset(), y.array(),
                y.offset(), queries, keys, headSize, op.scale()));
    }

    private static void differentiate(ProgramBuilder program, Node node, AttentionGradient op) {
        View dy = program.operand(node, 0);
        View q = program.operand(node, 1);
        View kv = program.operand(node, 2);
        View dq = program.result(node, 0);
        View dkv = program.result(node, 1);
        int queries = perSample(q.shape());
        int keys = perSample(kv.shape());
        int headSize = q.shape().channels() / op.heads();
        int groups = q.shape().samples() * op.heads();
        Scratch scratch = program.memory().scratch();
        View statistics = scratch.reserve(groups, 2, queries);
        Grid grid = grid(queries, 1, op, q.shape());
        program.add(node, grid, (graph, id, context) -> graph.task(id, AttentionStatisticsKernels::statistics, context,
                dy.array(), dy.offset(), q.array(), q.offset(), kv.array(), kv.offset(), statistics.array(),
                statistics.offset(), queries, keys, headSize, op.scale()));
        program.add(node, grid, (graph, id, context) -> graph.task(id,
                AttentionQueriesGradientKernels::queriesGradient, context, dy.array(), dy.offset(), q.array(),
                q.offset(), kv.array(), kv.offset(), statistics.array(), statistics.offset(), dq.array(), dq.offset(),
                queries, keys, headSize, op.scale()));
        int parts = parts(tiles(queries), groups * tiles(keys));
        View partial = parts == 1 ? dkv : scratch.reserve(parts, dkv.size());
        program.add(node, grid(keys, parts, op, q.shape()), (graph, id, context) -> graph.task(id,
                AttentionKeysGradientKernels::keysAndValuesGradient, context, dy.array(), dy.offset(), q.array(),
                q.offset(), kv.array(), kv.offset(), statistics.array(), statistics.offset(), partial.array(),
                partial.offset(), queries, keys, headSize, op.scale()));
        if (parts > 1) {
            new RowSums(program, node, scratch, 1, dkv.size()).add(partial, parts, dkv, 1);
        }
    }

    private static int perSample(Shape shape) {
        return shape.height() * shape.width();
    }

    private static int tiles(int rows) {
        return Math.ceilDiv(rows, TileKernels.TILE);
    }

    private static Grid grid(int rows, int parts, AttentionOp op, Shape queries) {
        return Grid.ofGroups(parts * tiles(rows), op.heads(), queries.samples());
    }

    /**
     * The number of parts into which queries of {@code tiles} tiles are split where the keys alone make {@code groups}
     * groups.
     */
    private static int parts(int tiles, int groups) {
        return Math.clamp(Math.ceilDiv(GROUPS, groups), 1, tiles);
    }
}
