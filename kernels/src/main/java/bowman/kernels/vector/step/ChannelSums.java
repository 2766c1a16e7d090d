package bowman.kernels.vector.step;

import bowman.kernels.vector.program.Memory;
import bowman.runtime.Workers;

/**
 * Sums over the pixels of a map, per channel: parts of few enough rows for single precision, added in double. The map
 * is one segment or several (its samples), each with sums of its own.
 */
final class ChannelSums {

    private static final int PART_ROWS = 128;

    /** Sums one part: rows from the map's row {@code first}, into an element per channel from {@code at} on. */
    @FunctionalInterface
    interface Part {
        void sum(int segment, int first, int rows, float[] sums, int at);
    }

    private final Memory memory;
    private final int segments;
    private final int rows;
    private final int channels;
    private final int offset;
    private final int parts;

    /**
     * @param rows the number of rows of each segment
     * @param offset the offset of the partial sums in the shared memory
     */
    ChannelSums(Memory memory, int segments, int rows, int channels, int offset) {
        this.memory = memory;
        this.segments = segments;
        this.rows = rows;
        this.channels = channels;
        this.offset = offset;
        this.parts = Math.ceilDiv(rows, PART_ROWS);
        memory.reserveShared(Math.addExact(offset, Math.multiplyExact(segments * parts, channels)));
    }

    /** The shared memory that the partial sums take, in floats. */
    int floats() {
        return segments * parts * channels;
    }

    /** Computes all parts. */
    void run(Workers workers, Part part) {
        workers.run(segments * parts, (chunk, worker) -> {
            int segment = chunk / parts;
            int first = chunk % parts * PART_ROWS;
            part.sum(segment, segment * rows + first, Math.min(PART_ROWS, rows - first), memory.shared(),
                    offset + chunk * channels);
        });
    }

    /** The sum of a channel of a segment. */
    double sum(int segment, int channel) {
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            sum += memory.shared()[offset + (segment * parts + part) * channels + channel];
        }
        return sum;
    }
}
