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

    /** Returns the sizes of a batch norm of a feature map. */
    public static GroupedNorm batch(Shape map) {
        return new GroupedNorm(map, 1, map.channels());
    }

    /** Returns the sizes of a group norm of a feature map. */
    public static GroupedNorm group(Shape map, int groups) {
        return new GroupedNorm(map, map.samples(), groups);
    }

    /** Returns the channels of the map. */
    public int channels() {
        return map.channels();
    }

    /** Returns the channels of a group. */
    public int perGroup() {
        return channels() / groups;
    }

    /** Returns the pixels of a segment. */
    public int rows() {
        return map.pixels() / segments;
    }

    /** Returns the elements of a segment. */
    public int perSegment() {
        return rows() * channels();
    }

    /** Returns the number of elements over which each statistic is taken. */
    public int count() {
        return rows() * perGroup();
    }

    /** Returns the number of means, which is also the number of variances. */
    public int statistics() {
        return segments * groups;
    }
}
