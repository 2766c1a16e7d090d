package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void theRecentLossIsTheMeanOfTheLastSteps() {
        assertThat(new History(9, 1, 2, 3).recentLoss(3)).isEqualTo(2);
    }

    @Test
    void theRecentLossOfAShortTrainingIsTheMeanOfAllSteps() {
        assertThat(new History(1, 2).recentLoss(50)).isEqualTo(1.5);
    }

    @Test
    void beforeTheFirstStepThereIsNoRecentLoss() {
        assertThatThrownBy(() -> new History().recentLoss(1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("there was no step yet");
    }

    @Test
    void aHistoryIsNotChangedThroughItsArrays() {
        float[] losses = {1, 2};
        History history = new History(losses);
        losses[0] = 9;
        history.losses()[1] = 9;
        assertThat(history.losses()).containsExactly(1, 2);
    }
}
