package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.golden.OpsGolden;
import bowman.train.LearningRateSchedule.Constant;
import bowman.train.LearningRateSchedule.Cosine;
import bowman.train.LearningRateSchedule.CosineWarmRestarts;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    /** PyTorch computes a cosine from the one before, which rounds otherwise; a part of the initial rate. */
    private static final double TOLERANCE = 1e-14;

    @Test
    void warmRestartsAreThoseOfPyTorch() {
        OpsGolden.Case golden = OpsGolden.load().get("lr_warm_restarts");
        assertRates(golden, new CosineWarmRestarts(golden.attribute("lr").number(), golden.attribute("T_0").integer()));
    }

    @Test
    void theCosineIsThatOfPyTorch() {
        OpsGolden.Case golden = OpsGolden.load().get("lr_cosine");
        assertRates(golden, new Cosine(golden.attribute("lr").number(), golden.attribute("T_max").integer()));
    }

    private static void assertRates(OpsGolden.Case golden, LearningRateSchedule schedule) {
        double[] expected = golden.json().get("lr_used_per_step").numbers();
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.rate(step)).as(schedule + " at step " + step)
                    .isCloseTo(expected[step], within(TOLERANCE * expected[0]));
        }
    }

    @Test
    void theCosineStaysAtZeroAfterItsEnd() {
        assertThat(new Cosine(1, 8).rate(12)).isZero();
    }

    @Test
    void aConstantRateDoesNotChange() {
        assertThat(new Constant(0.1).rate(1_000_000)).isEqualTo(0.1);
    }

    @Test
    void aRateThatIsNoRateIsRefused() {
        assertThatThrownBy(() -> new Constant(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the learning rate must be positive and finite, got NaN");
    }

    @Test
    void aPeriodWithoutStepsIsRefused() {
        assertThatThrownBy(() -> new CosineWarmRestarts(1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a schedule needs at least 1 step, got 0");
    }
}
