package bowman.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisFilterTest {

    /** torch.nn.functional.interpolate(mode="bilinear", align_corners=False) of 0 1 2 3 to 8 and of 0 ... 7 to 2. */
    @Test
    void linearIsWhatPyTorchDoes() {
        assertThat(apply(AxisFilter.linear(4, 8), 4)).usingComparatorWithPrecision(1e-6f)
                .containsExactly(0, 0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3);
        assertThat(apply(AxisFilter.linear(8, 2), 8)).usingComparatorWithPrecision(1e-6f)
                .containsExactly(1.5f, 5.5f);
    }

    @Test
    void nearestTakesTheSampleWhoseAreaHoldsTheCentre() {
        assertThat(apply(AxisFilter.nearest(3, 6), 3)).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(apply(AxisFilter.nearest(9, 3), 9)).containsExactly(1, 4, 7);
    }

    /** A reduction to a half: a triangle four samples wide, of weights 1, 3, 3, 1. */
    @Test
    void smoothLeavesNoSampleOut() {
        AxisFilter half = AxisFilter.smooth(0, 4, 2, 0, 8);
        assertThat(half.first(1)).isEqualTo(1);
        assertThat(new float[] {half.weight(1, 0), half.weight(1, 1), half.weight(1, 2), half.weight(1, 3)})
                .usingComparatorWithPrecision(1e-6f).containsExactly(0.125f, 0.375f, 0.375f, 0.125f);
    }

    @Property(tries = 300)
    void weightsAddUpToOneAndStayWithin(@ForAll @DoubleRange(min = 0.2, max = 9) double ratio,
            @ForAll @IntRange(min = 1, max = 50) int high, @ForAll @IntRange(min = 0, max = 30) int start) {
        int count = Math.max(1, (int) Math.round(high / ratio));
        AxisFilter filter = AxisFilter.smooth(Math.min(start, count - 1), 1, ratio, 0, high);
        double sum = 0;
        for (int tap = 0; tap < filter.taps(); tap++) {
            sum += filter.weight(0, tap);
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(filter.first(0)).isBetween(0, high - filter.taps());
    }

    /** A linear signal stays linear away from the ends, where all triangles cover the samples alike. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 1, 2, 3, 4})
    void aRampStaysARamp(double ratio) {
        AxisFilter filter = AxisFilter.smooth(0, (int) (200 / ratio), ratio, 0, 200);
        float[] result = apply(filter, 200);
        for (int i = 0; i < result.length; i++) {
            double centre = (i + 0.5) * ratio - 0.5;
            if (centre > 8 && centre < 192) {
                assertThat((double) result[i]).as("sample %d", i).isCloseTo(centre, within(1e-4));
            }
        }
    }

    private static float[] apply(AxisFilter filter, int samples) {
        float[] ramp = new float[samples];
        for (int i = 0; i < samples; i++) {
            ramp[i] = i;
        }
        float[] result = new float[filter.count()];
        filter.apply(ramp, 0, 1, result);
        return result;
    }
}
