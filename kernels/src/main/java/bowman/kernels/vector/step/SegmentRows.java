package bowman.kernels.vector.step;

import bowman.kernels.shared.GroupedNorm;
import bowman.runtime.Workers;

/** The work of a normalization on some rows of a segment. */
@FunctionalInterface
interface SegmentRows {

    void run(int segment, int first, int rows);

    /** Runs chunks of rows, none of which spans two segments. */
    static void forEach(GroupedNorm norm, Workers workers, SegmentRows body) {
        int perChunk = Math.clamp((1 << 14) / norm.channels(), 1, norm.rows());
        int chunks = Math.ceilDiv(norm.rows(), perChunk);
        workers.run(norm.segments() * chunks, (chunk, worker) -> {
            int segment = chunk / chunks;
            int first = chunk % chunks * perChunk;
            body.run(segment, segment * norm.rows() + first, Math.min(perChunk, norm.rows() - first));
        });
    }
}
