package bowman.kernels.tornado;

import bowman.graph.Shape;

/**
 * What batch norm and group norm have in common: statistics over all pixels of a segment (the batch, or one sample) and
 * the channels of a group.
 *
 * @param segments 1 for batch norm, the number of samples for group norm
 * @param groups groups of channels; one per channel for batch norm
 */
record GroupedNormShape(Shape map, int segments, int groups) {

    static GroupedNormShape ofBatch(Shape map) {
        return new GroupedNormShape(map, 1, map.channels());
    }

    static GroupedNormShape ofSamples(Shape map, int groups) {
        return new GroupedNormShape(map, map.samples(), groups);
    }

    int channels() {
        return map.channels();
    }

    /** Channels of a group. */
    int perGroup() {
        return channels() / groups;
    }

    /** Pixels of a segment. */
    int rows() {
        return map.pixels() / segments;
    }

    /** Elements of a segment. */
    int perSegment() {
        return rows() * channels();
    }

    /** How many numbers each statistic is taken over. */
    int count() {
        return rows() * perGroup();
    }

    /** How many means, and how many variances, there are. */
    int statistics() {
        return segments * groups;
    }
}
