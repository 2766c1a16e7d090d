package bowman.kernels.tornado;

import bowman.graph.Node;
import bowman.kernels.tornado.DeviceMemory.Scratch;

/**
 * Sums over the rows of (segments, rows, columns): a first launch, of whatever kernel, leaves the sums of chunks of rows
 * as (segments, chunks, columns), and further ones sum those.
 */
final class RowSums {

    /** The rows that one item sums: few enough to round little and to keep a device busy. */
    private static final int CHUNK_ROWS = 64;

    private final Lowering lowering;
    private final Node node;
    private final Scratch scratch;
    private final int segments;
    private final int columns;

    RowSums(Lowering lowering, Node node, Scratch scratch, int segments, int columns) {
        this.lowering = lowering;
        this.node = node;
        this.scratch = scratch;
        this.segments = segments;
        this.columns = columns;
    }

    /** Makes the first launch, which sums chunks of {@code chunkRows} rows into {@code chunks}. */
    @FunctionalInterface
    interface First {
        KernelTask into(View chunks, int chunkRows);
    }

    /** Adds a first launch of {@code rows} rows and those that sum what it leaves into {@code y}. */
    void add(int rows, First first, View y) {
        View chunks = rows <= CHUNK_ROWS ? y : reserveChunks(rows);
        lowering.add(node, lowering.limits().over(chunks.size()), first.into(chunks, CHUNK_ROWS));
        if (chunks != y) {
            add(chunks, Math.ceilDiv(rows, CHUNK_ROWS), y, 1);
        }
    }

    /** Adds the launches that sum the rows of x into y, times a factor. */
    void add(View x, int rows, View y, float factor) {
        View chunks = rows <= CHUNK_ROWS ? y : reserveChunks(rows);
        float now = chunks == y ? factor : 1;
        lowering.add(node, lowering.limits().over(chunks.size()), (graph, id, context) -> graph.task(id,
                ReductionKernels::sumRows, context, x.array(), x.offset(), rows, columns, chunks.array(),
                chunks.offset(), chunks.size(), CHUNK_ROWS, now));
        if (chunks != y) {
            add(chunks, Math.ceilDiv(rows, CHUNK_ROWS), y, factor);
        }
    }

    private View reserveChunks(int rows) {
        return scratch.reserve(segments, Math.ceilDiv(rows, CHUNK_ROWS), columns);
    }
}
