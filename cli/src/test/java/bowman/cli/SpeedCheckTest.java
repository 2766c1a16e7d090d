package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.runtime.Backends;
import bowman.runtime.Workers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeedCheckTest {

    private final SpeedCheck speed = new SpeedCheck(Backends.best(), Workers.shared(), Duration.ZERO);

    /** A prediction has more than 10^8 multiply-accumulates: a shorter time means that it did not run. */
    @Test
    void aPredictionTakesMoreThanATenthOfAMillisecond() {
        assertThat(speed.forward()).isGreaterThan(0.1);
    }

    @Test
    void aStepOfTrainingTakesMoreThanATenthOfAMillisecond() {
        assertThat(speed.trainingStep()).isGreaterThan(0.1);
    }
}
