package bowman.kernels.shared;

import bowman.graph.Shape;

/**
 * The sizes that batch norm and group norm have in common: statistics are taken over all pixels of a segment (the
 * batch, or one sample) and the channels of a group.
 *
 * @param segments 1 for batch norm, the number of samples for group norm
 * @param groups groups of channels; one per channel for batch norm
 */
public record GroupedNorm(Shape map, int segments, int groups) {

    /** Batch norm of a feature map. */
    public static GroupedNorm batch(Shape map) {
        return new GroupedNorm(map, 1, map.channels());
    }

    /** Group norm of a feature map. */
    public static GroupedNorm group(Shape map, int groups) {
        return new GroupedNorm(map, map.samples(), groups);
    }

    /** Channels of the map. */
    public int channels() {
        return map.channels();
    }

    /** Channels of a group. */
    public int perGroup() {
        return channels() / groups;
    }

    /** Pixels of a segment. */
    public int rows() {
        return map.pixels() / segments;
    }

    /** Elements of a segment. */
    public int perSegment() {
        return rows() * channels();
    }

    /** How many numbers each statistic is taken over. */
    public int count() {
        return rows() * perGroup();
    }

    /** How many means, and how many variances, there are. */
    public int statistics() {
        return segments * groups;
    }
}
