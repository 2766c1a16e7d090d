package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.export.Drawn;
import bowman.io.image.GrayImage;
import bowman.metrics.SegmentationScorer;
import bowman.metrics.SegmentationScorer.Options;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MaskScoreTest {

    @Test
    void masksReadRowByRowScoreAsThoseInMemory() throws IOException {
        byte[] truth = Drawn.random(60 * 40, 0.3, 1);
        byte[] predicted = Drawn.random(60 * 40, 0.3, 2);
        Options options = Options.DEFAULT.withMinimumArea(3);
        assertThat(MaskScore.of(rows(truth), rows(predicted), options))
                .isEqualTo(SegmentationScorer.score(60, 40, truth, predicted, options));
    }

    private static LabelRows rows(byte[] mask) {
        return LabelRows.of(GrayRows.of(new GrayImage(60, 40, mask)));
    }

    @Test
    void masksOfTwoSizesAreRefused() {
        LabelRows truth = LabelRows.of(GrayRows.of(GrayImage.blank(4, 3)));
        LabelRows predicted = LabelRows.of(GrayRows.of(GrayImage.blank(3, 4)));
        assertThatThrownBy(() -> MaskScore.of(truth, predicted, Options.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("the predicted mask has 3x4 pixels and the"
                        + " ground truth 4x3; give masks of one image");
    }
}
