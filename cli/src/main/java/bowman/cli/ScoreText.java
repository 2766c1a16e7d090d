package bowman.cli;

import bowman.metrics.InstanceCounts;
import bowman.metrics.InstanceCounts.Interval;
import bowman.metrics.PixelCounts;
import bowman.metrics.SegmentationScore;

/** A score in two lines, for pixels and for instances; the 95 % confidence intervals are in brackets. */
final class ScoreText {

    private static final double CONFIDENCE = 0.95;

    private ScoreText() {
    }

    static String of(SegmentationScore score) {
        PixelCounts pixels = score.pixels();
        InstanceCounts instances = score.instances().counts();
        return "pixels:    Dice %.3f, precision %.3f, recall %.3f%n".formatted(pixels.dice(), pixels.precision(),
                pixels.recall())
                + "instances: F1 %.3f, precision %.3f %s, recall %.3f %s; %d true, %d predicted, %d matched%n"
                        .formatted(instances.f1(), instances.precision(), text(instances.precisionInterval(CONFIDENCE)),
                                instances.recall(), text(instances.recallInterval(CONFIDENCE)),
                                instances.truePositives() + instances.falseNegatives(),
                                instances.truePositives() + instances.falsePositives(), instances.truePositives());
    }

    private static String text(Interval interval) {
        return "[%.2f, %.2f]".formatted(interval.low(), interval.high());
    }
}
