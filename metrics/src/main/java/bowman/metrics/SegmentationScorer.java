package bowman.metrics;

import bowman.metrics.InstanceMatching.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a predicted mask with its ground truth, row by row. Memory grows with the width, the number of provisional
 * labels (see {@link Components}) and the number of their overlaps, not with the height.
 *
 * <p>Instances are connected components, or the labels of a mask of labels ({@link Grouping}). A predicted and a ground-truth instance match if their intersection over union
 * is above a threshold of at least one half, which makes each the only match of the other (Kirillov et al., Panoptic
 * Segmentation, 2019, section 4.1).
 */
public final class SegmentationScorer {

    private final int width;
    private final Options options;
    private final Components truth;
    private final Components predicted;
    private final OverlapCounts overlaps = new OverlapCounts();
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;

    /**
     * Options of the comparison. Immutable.
     *
     * @param connectivity of the components of both masks
     * @param threshold the intersection over union above which instances match, in [0.5, 1)
     * @param minimumArea predicted components of fewer pixels are no instances; pixel counts keep them
     */
    public record Options(Connectivity connectivity, double threshold, long minimumArea) {

        /** Eight neighbours, a threshold of one half, and instances of any size. */
        public static final Options DEFAULT = new Options(Connectivity.EIGHT, 0.5, 0);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if the threshold is not in [0.5, 1) or the minimum area is negative
         */
        public Options {
            if (!(threshold >= 0.5 && threshold < 1)) {
                throw new IllegalArgumentException("instances match one to one only above an intersection over union of"
                        + " 0.5 or more; choose a threshold in [0.5, 1), got " + threshold);
            }
            if (minimumArea < 0) {
                throw new IllegalArgumentException("the minimum area must be at least 0 pixels, got " + minimumArea);
            }
        }

        /** These options with another connectivity. */
        public Options withConnectivity(Connectivity other) {
            return new Options(other, threshold, minimumArea);
        }

        /** These options with another threshold, in [0.5, 1). */
        public Options withThreshold(double other) {
            return new Options(connectivity, other, minimumArea);
        }

        /** These options with another minimum area in pixels. */
        public Options withMinimumArea(long pixels) {
            return new Options(connectivity, threshold, pixels);
        }
    }

    /**
     * Prepares for the first rows of both masks.
     *
     * @param width columns of both masks
     */
    public SegmentationScorer(int width, Options options) {
        this(width, options, Grouping.CONNECTED, Grouping.CONNECTED);
    }

    /**
     * Prepares for the first rows of both masks.
     *
     * @param width columns of both masks
     * @param truth what makes an instance of the ground truth
     * @param predicted what makes a predicted instance
     */
    public SegmentationScorer(int width, Options options, Grouping truth, Grouping predicted) {
        this.width = width;
        this.options = options;
        this.truth = new Components(width, options.connectivity(), truth);
        this.predicted = new Components(width, options.connectivity(), predicted);
    }

    /**
     * Compares two masks of the same size in memory.
     *
     * @param truth {@code width * height} bytes, row by row; all but 0 is positive
     * @param predicted likewise
     * @throws IllegalArgumentException if a mask has another size
     */
    public static SegmentationScore score(int width, int height, byte[] truth, byte[] predicted, Options options) {
        if (truth.length != (long) width * height || predicted.length != truth.length) {
            throw new IllegalArgumentException("masks of " + width + "x" + height + " have " + (long) width * height
                    + " bytes, got " + truth.length + " and " + predicted.length);
        }
        SegmentationScorer scorer = new SegmentationScorer(width, options);
        for (int y = 0; y < height; y++) {
            scorer.row(truth, y * width, predicted, y * width);
        }
        return scorer.score();
    }

    /**
     * Adds the next row of both masks.
     *
     * @param truthMask all but 0 is positive
     * @param truthOffset of the row's first pixel there
     * @param predictedMask all but 0 is positive
     * @param predictedOffset of the row's first pixel there
     * @throws IllegalArgumentException if a mask ends before its row does
     */
    public void row(byte[] truthMask, int truthOffset, byte[] predictedMask, int predictedOffset) {
        count(truth.addRow(truthMask, truthOffset), predicted.addRow(predictedMask, predictedOffset));
    }

    /**
     * Adds the next row of both masks, whose pixels have values: 0 is background, and an instance has one value.
     *
     * @param truthValues one for each column, from index 0 on
     * @param predictedValues likewise
     * @throws IllegalArgumentException if there are fewer values than columns
     */
    public void row(int[] truthValues, int[] predictedValues) {
        count(truth.addRow(truthValues), predicted.addRow(predictedValues));
    }

    private void count(int[] trueLabels, int[] predictedLabels) {
        int run = 0;
        for (int x = 1; x <= width; x++) {
            int trueLabel = trueLabels[x];
            int predictedLabel = predictedLabels[x];
            if (trueLabel != 0 && predictedLabel != 0) {
                truePositives++;
                run++;
                if (trueLabels[x + 1] != trueLabel || predictedLabels[x + 1] != predictedLabel) {
                    overlaps.add(trueLabel, predictedLabel, run);
                    run = 0;
                }
            } else if (trueLabel != 0) {
                falseNegatives++;
            } else if (predictedLabel != 0) {
                falsePositives++;
            }
        }
    }

    /** The score of the rows so far. */
    public SegmentationScore score() {
        return new SegmentationScore(new PixelCounts(truePositives, falsePositives, falseNegatives), matching());
    }

    private InstanceMatching matching() {
        Map<Integer, Component> trueInstances = byLabel(truth.found(), 0);
        Map<Integer, Component> predictedInstances = byLabel(predicted.found(), options.minimumArea());
        OverlapCounts whole = new OverlapCounts();
        overlaps.forEach(
                (first, second, count) -> whole.add(truth.component(first), predicted.component(second), count));
        List<Match> matches = new ArrayList<>();
        whole.forEach((first, second, count) -> {
            Component predictedInstance = predictedInstances.get(second);
            if (predictedInstance != null) {
                Component trueInstance = trueInstances.get(first);
                double overlap = (double) count / (trueInstance.area() + predictedInstance.area() - count);
                if (overlap > options.threshold()) {
                    matches.add(new Match(trueInstance, predictedInstance, overlap));
                }
            }
        });
        matches.sort(Comparator.comparingInt(match -> match.truth().label()));
        matches.forEach(match -> {
            trueInstances.remove(match.truth().label());
            predictedInstances.remove(match.predicted().label());
        });
        return new InstanceMatching(matches, List.copyOf(trueInstances.values()),
                List.copyOf(predictedInstances.values()));
    }

    private static Map<Integer, Component> byLabel(List<Component> components, long minimumArea) {
        Map<Integer, Component> byLabel = new LinkedHashMap<>();
        components.stream().filter(component -> component.area() >= minimumArea)
                .forEach(component -> byLabel.put(component.label(), component));
        return byLabel;
    }
}
