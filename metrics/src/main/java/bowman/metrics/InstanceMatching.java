package bowman.metrics;

import java.util.List;

/**
 * Which predicted instances are which true ones. Each list is in the order of the first pixels, that of the matches by
 * their true instances.
 *
 * @param matches pairs whose intersection over union is above the threshold
 * @param missed true instances without a predicted one
 * @param invented predicted instances without a true one
 */
public record InstanceMatching(List<Match> matches, List<Component> missed, List<Component> invented) {

    /**
     * A true instance and the predicted one that matches it.
     *
     * @param truth the true one
     * @param predicted the predicted one
     * @param intersectionOverUnion of the two, in (0, 1]
     */
    public record Match(Component truth, Component predicted, double intersectionOverUnion) {
    }

    public InstanceMatching {
        matches = List.copyOf(matches);
        missed = List.copyOf(missed);
        invented = List.copyOf(invented);
    }

    /** How many there are of each kind. */
    public InstanceCounts counts() {
        return new InstanceCounts(matches.size(), invented.size(), missed.size());
    }
}
