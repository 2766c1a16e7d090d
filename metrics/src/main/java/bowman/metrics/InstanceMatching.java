package bowman.metrics;

import java.util.List;

/**
 * The assignment of predicted to ground-truth instances. Each list is in the order of the instances' first pixels, that
 * of the matches by the ground-truth instances.
 *
 * @param matches pairs whose intersection over union is above the threshold
 * @param missed ground-truth instances without a match
 * @param invented predicted instances without a match
 */
public record InstanceMatching(List<Match> matches, List<Component> missed, List<Component> invented) {

    /**
     * A ground-truth instance and the predicted one that matches it.
     *
     * @param truth the ground-truth instance
     * @param predicted the predicted instance
     * @param intersectionOverUnion of the two, in (0, 1]
     */
    public record Match(Component truth, Component predicted, double intersectionOverUnion) {
    }

    /** Copies the lists. */
    public InstanceMatching {
        matches = List.copyOf(matches);
        missed = List.copyOf(missed);
        invented = List.copyOf(invented);
    }

    /** The number of matches, false positives and false negatives. */
    public InstanceCounts counts() {
        return new InstanceCounts(matches.size(), invented.size(), missed.size());
    }
}
