package bowman.io.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.synthetic.SyntheticKidney.Section;
import org.junit.jupiter.api.Test;

class SyntheticKidneyTest {

    private static final Section SECTION = new SyntheticKidney(384, 320, 5).draw();

    @Test
    void theSameSeedDrawsTheSameSection() {
        Section again = new SyntheticKidney(384, 320, 5).draw();
        assertThat(again.image().pixels()).as("image").isEqualTo(SECTION.image().pixels());
        assertThat(again.glomeruli().pixels()).as("glomeruli").isEqualTo(SECTION.glomeruli().pixels());
    }

    @Test
    void anotherSeedDrawsAnotherSection() {
        Section other = new SyntheticKidney(384, 320, 6).draw();
        assertThat(other.image().pixels()).isNotEqualTo(SECTION.image().pixels());
    }

    @Test
    void glomeruliCoverASmallPartOfTheSection() {
        int positive = 0;
        for (byte level : SECTION.glomeruli().pixels()) {
            positive += level == 0 ? 0 : 1;
        }
        assertThat((double) positive / SECTION.glomeruli().pixels().length).as("share of glomeruli")
                .isBetween(0.02, 0.25);
    }

    @Test
    void theCornersAreGlass() {
        int corner = SECTION.image().color(0, 0);
        assertThat(corner & 0xFF).as("blue of glass").isGreaterThan(225);
        assertThat(corner >> 8 & 0xFF).as("green of glass").isGreaterThan(225);
    }

    @Test
    void noSingleColourThresholdFindsTheGlomeruli() {
        double best = 0;
        for (int channel = 0; channel < 3; channel++) {
            for (int threshold = 10; threshold < 250; threshold += 5) {
                best = Math.max(best, Math.max(dice(channel, threshold, true), dice(channel, threshold, false)));
            }
        }
        assertThat(best).as("the best Dice of a threshold on one channel").isLessThan(0.5);
    }

    @Test
    void aSectionThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> new SyntheticKidney(100, 500, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 128x128");
    }

    private static double dice(int channel, int threshold, boolean darker) {
        long both = 0;
        long sum = 0;
        for (int i = 0; i < SECTION.glomeruli().pixels().length; i++) {
            boolean truth = SECTION.glomeruli().pixels()[i] != 0;
            boolean predicted = (SECTION.image().pixels()[3 * i + channel] & 0xFF) < threshold == darker;
            both += truth && predicted ? 1 : 0;
            sum += (truth ? 1 : 0) + (predicted ? 1 : 0);
        }
        return 2.0 * both / sum;
    }
}
