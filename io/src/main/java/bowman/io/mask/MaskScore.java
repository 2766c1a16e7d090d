package bowman.io.mask;

import bowman.metrics.SegmentationScore;
import bowman.metrics.SegmentationScorer;
import bowman.metrics.SegmentationScorer.Options;
import java.io.IOException;

/** Compares masks that are read row by row. */
public final class MaskScore {

    private MaskScore() {
    }

    /**
     * Scores a predicted mask by pixels and by instances.
     *
     * @param truth the ground truth, of which no row was read yet
     * @param predicted of the same size, of which no row was read yet
     * @throws IllegalArgumentException if the masks differ in size
     * @throws bowman.io.slide.SlideException if a file is damaged
     */
    public static SegmentationScore of(LabelRows truth, LabelRows predicted, Options options) throws IOException {
        if (truth.width() != predicted.width() || truth.height() != predicted.height()) {
            throw new IllegalArgumentException("the predicted mask has " + predicted.width() + "x"
                    + predicted.height() + " pixels and the ground truth " + truth.width() + "x" + truth.height()
                    + "; give masks of one image");
        }
        SegmentationScorer scorer = new SegmentationScorer(truth.width(), options, truth.grouping(),
                predicted.grouping());
        int[] trueRow = new int[truth.width()];
        int[] predictedRow = new int[truth.width()];
        for (int y = 0; y < truth.height(); y++) {
            truth.next(trueRow);
            predicted.next(predictedRow);
            scorer.row(trueRow, predictedRow);
        }
        return scorer.score();
    }
}
