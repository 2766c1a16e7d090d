package bowman.metrics;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * Counts of matched and unmatched instances of a prediction and its ground truth. All measures are 1 if both are empty.
 *
 * @param truePositives ground-truth instances that were found
 * @param falsePositives predicted instances that match no ground-truth instance
 * @param falseNegatives ground-truth instances that were missed
 */
public record InstanceCounts(int truePositives, int falsePositives, int falseNegatives) {

    /**
     * A confidence interval of a fraction.
     *
     * @param low its lower end, from 0 to 1
     * @param high its upper end, from 0 to 1
     */
    public record Interval(double low, double high) {

        /** The interval of a fraction of which nothing is known: 0 to 1. */
        public static final Interval UNKNOWN = new Interval(0, 1);
    }

    /** The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). */
    public double f1() {
        return Ratio.of(2L * truePositives, 2L * truePositives + falsePositives + falseNegatives);
    }

    /** The fraction of predicted instances that are true positives; 1 if none is predicted. */
    public double precision() {
        return Ratio.of(truePositives, (long) truePositives + falsePositives);
    }

    /** The fraction of ground-truth instances that were found; 1 if there is none. */
    public double recall() {
        return Ratio.of(truePositives, (long) truePositives + falseNegatives);
    }

    /**
     * Wilson's score interval of the precision, which is wide for few instances.
     *
     * @param confidence in (0, 1), such as 0.95
     */
    public Interval precisionInterval(double confidence) {
        return wilson(falsePositives, confidence);
    }

    /**
     * Wilson's score interval of the recall, which is wide for few instances.
     *
     * @param confidence in (0, 1), such as 0.95
     */
    public Interval recallInterval(double confidence) {
        return wilson(falseNegatives, confidence);
    }

    private Interval wilson(int wrong, double confidence) {
        int all = truePositives + wrong;
        if (all == 0) {
            return Interval.UNKNOWN;
        }
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(all, truePositives, confidence);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }

    /** The sums of these and other counts, such as those of another slide. */
    public InstanceCounts plus(InstanceCounts other) {
        return new InstanceCounts(truePositives + other.truePositives, falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }
}
