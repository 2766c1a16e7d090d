package bowman.metrics;

/**
 * Pixel counts of a predicted mask and its ground truth. All measures are 1 if both are empty: there are neither false
 * negatives nor false positives.
 *
 * @param truePositives pixels of both masks
 * @param falsePositives pixels of the prediction only
 * @param falseNegatives pixels of the ground truth only
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

    /** The fraction of predicted pixels that are true positives; 1 if none is predicted. */
    public double precision() {
        return Ratio.of(truePositives, truePositives + falsePositives);
    }

    /** The fraction of ground-truth pixels that are predicted; 1 if there is none. */
    public double recall() {
        return Ratio.of(truePositives, truePositives + falseNegatives);
    }

    /** The sums of these and other counts, as if both masks were parts of one. */
    public PixelCounts plus(PixelCounts other) {
        return new PixelCounts(truePositives + other.truePositives, falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }
}
