package bowman.metrics;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * How many instances of a prediction and of the truth are the same. Where there are none of either, all measures are 1.
 *
 * @param truePositives true instances that were found
 * @param falsePositives predicted instances that are none
 * @param falseNegatives true instances that were missed
 */
public record InstanceCounts(int truePositives, int falsePositives, int falseNegatives) {

    /**
     * A range that holds a share with some confidence.
     *
     * @param low its lower end, from 0 to 1
     * @param high its upper end, from 0 to 1
     */
    public record Interval(double low, double high) {

        /** A share that is not known at all. */
        public static final Interval UNKNOWN = new Interval(0, 1);
    }

    /** The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). */
    public double f1() {
        return Ratio.of(2L * truePositives, 2L * truePositives + falsePositives + falseNegatives);
    }

    /** The share of predicted instances that are true; 1 where none is predicted. */
    public double precision() {
        return Ratio.of(truePositives, (long) truePositives + falsePositives);
    }

    /** The share of true instances that were found; 1 where there is none. */
    public double recall() {
        return Ratio.of(truePositives, (long) truePositives + falseNegatives);
    }

    /**
     * Wilson's score interval of the precision: few instances leave it wide.
     *
     * @param confidence in (0, 1), such as 0.95
     */
    public Interval precisionInterval(double confidence) {
        return wilson(falsePositives, confidence);
    }

    /**
     * Wilson's score interval of the recall: few instances leave it wide.
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

    /** The counts of both slides together. */
    public InstanceCounts plus(InstanceCounts other) {
        return new InstanceCounts(truePositives + other.truePositives, falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }
}
