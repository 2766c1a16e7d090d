package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.kernels.tornado.device.DeviceMemory.Scratch;
import bowman.kernels.tornado.device.KernelTask;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ReductionKernels;

/**
 * Sums over the rows of (segments, rows, columns): a first launch, of any kernel, writes the sums of chunks of rows as
 * (segments, chunks, columns), and further launches sum those.
 */
final class RowSums {

    /**
     * The number of rows that one item sums: few enough for small rounding errors and for many items, which keep a
     * device busy.
     */
    private static final int CHUNK_ROWS = 64;

    private final ProgramBuilder program;
    private final Node node;
    private final Scratch scratch;
    private final int segments;
    private final int columns;

    RowSums(ProgramBuilder program, Node node, Scratch scratch, int segments, int columns) {
        this.program = program;
        this.node = node;
        this.scratch = scratch;
        this.segments = segments;
        this.columns = columns;
    }

    /** Returns the task of the first launch, which sums chunks of {@code chunkRows} rows. */
    @FunctionalInterface
    interface First {
        KernelTask into(View sums, int chunks, int chunkRows);
    }

    /** Adds a first launch over {@code rows} rows, and those that sum its results into {@code y}. */
    void add(int rows, First first, View y) {
        int chunks = Math.ceilDiv(rows, CHUNK_ROWS);
        View sums = chunks == 1 ? y : scratch.reserve(segments, chunks, columns);
        program.add(node, program.limits().over(sums.size()), first.into(sums, chunks, CHUNK_ROWS));
        if (chunks > 1) {
            add(sums, chunks, y, 1);
        }
    }

    /** Adds the launches that sum the rows of x into y, times a factor. */
    void add(View x, int rows, View y, float factor) {
        int chunks = Math.ceilDiv(rows, CHUNK_ROWS);
        View sums = chunks == 1 ? y : scratch.reserve(segments, chunks, columns);
        program.add(node, program.limits().over(sums.size()), (graph, id, context) -> graph.task(id,
                ReductionKernels::sumRows, context, x.array(), x.offset(), rows, columns, sums.array(),
                sums.offset(), sums.size(), chunks, CHUNK_ROWS, chunks == 1 ? factor : 1f));
        if (chunks > 1) {
            add(sums, chunks, y, factor);
        }
    }
}
