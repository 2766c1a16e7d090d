package bowman.metrics;

/**
 * How many pixels a predicted mask and the truth agree on. Where both are empty, all measures are 1: nothing was missed
 * and nothing was invented.
 *
 * @param truePositives pixels that both have
 * @param falsePositives pixels of the prediction alone
 * @param falseNegatives pixels of the truth alone
 */
public record PixelCounts(long truePositives, long falsePositives, long falseNegatives) {

    /** Dice's coefficient, 0 to 1: twice the common pixels over the sum of both masks' pixels. */
    public double dice() {
        return Ratio.of(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** Jaccard's index, 0 to 1: the common pixels over those of either mask. */
    public double intersectionOverUnion() {
        return Ratio.of(truePositives, truePositives + falsePositives + falseNegatives);
    }

    /** The share of predicted pixels that are true; 1 where none is predicted. */
    public double precision() {
        return Ratio.of(truePositives, truePositives + falsePositives);
    }

    /** The share of true pixels that are predicted; 1 where none is true. */
    public double recall() {
        return Ratio.of(truePositives, truePositives + falseNegatives);
    }

    /** The counts of both masks together, as if they were parts of one. */
    public PixelCounts plus(PixelCounts other) {
        return new PixelCounts(truePositives + other.truePositives, falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }
}
