package bowman.kernels.vector.program;

/**
 * Rows split into chunks of a fixed number of rows.
 *
 * @param rows the number of rows in all
 * @param perChunk the number of rows of every chunk but the last
 */
public record RowChunks(int rows, int perChunk) {

    private static final int CHUNK_FLOATS = 1 << 14;

    /** The work on {@code rows} rows from {@code first} on. */
    @FunctionalInterface
    public interface Body {
        void run(int first, int rows, int worker);
    }

    /** Returns chunks of about 64 KiB for rows of {@code width} numbers. */
    public static RowChunks of(int rows, int width) {
        return new RowChunks(rows, Math.clamp(CHUNK_FLOATS / width, 1, rows));
    }

    public int count() {
        return Math.ceilDiv(rows, perChunk);
    }

    public Step step(Body body) {
        return workers -> workers.run(count(), (chunk, worker) -> {
            int first = chunk * perChunk;
            body.run(first, Math.min(perChunk, rows - first), worker);
        });
    }
}
