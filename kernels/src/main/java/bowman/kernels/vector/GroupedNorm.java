package bowman.kernels.vector;

import bowman.graph.Shape;
import bowman.runtime.Workers;

/**
 * What batch norm and group norm have in common: statistics over all pixels of a segment (the batch, or one sample) and
 * the channels of a group.
 *
 * @param segments 1 for batch norm, the number of samples for group norm
 * @param groups groups of channels; one per channel for batch norm
 */
record GroupedNorm(Shape map, int segments, int groups) {

    static GroupedNorm batch(Shape map) {
        return new GroupedNorm(map, 1, map.channels());
    }

    static GroupedNorm group(Shape map, int groups) {
        return new GroupedNorm(map, map.samples(), groups);
    }

    int channels() {
        return map.channels();
    }

    int groupChannels() {
        return channels() / groups;
    }

    /** Pixels of a segment. */
    int rows() {
        return map.pixels() / segments;
    }

    /** How many numbers each statistic is taken over. */
    int count() {
        return rows() * groupChannels();
    }

    /** Chunks of rows, none of which spans two segments. */
    void forRows(Workers workers, SegmentRows body) {
        int perChunk = Math.clamp((1 << 14) / channels(), 1, rows());
        int chunks = Math.ceilDiv(rows(), perChunk);
        workers.run(segments * chunks, (chunk, worker) -> {
            int segment = chunk / chunks;
            int first = chunk % chunks * perChunk;
            body.run(segment, segment * rows() + first, Math.min(perChunk, rows() - first));
        });
    }

    /** What is done with some rows of a segment. */
    @FunctionalInterface
    interface SegmentRows {
        void run(int segment, int first, int rows);
    }
}
