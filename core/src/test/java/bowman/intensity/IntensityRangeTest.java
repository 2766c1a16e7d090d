package bowman.intensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntensityRangeTest {

    @Test
    void aWindowsRangeIsFromItsLeastToItsGreatestSampleOfAllChannels() {
        IntensityRange expected = new IntensityRange(51 / 255f, 204 / 255f);
        assertThat(IntensityRange.of(new byte[] {100, (byte) 204, 51, 100, 100, 100})).isEqualTo(expected);
        assertThat(IntensityRange.of(new float[] {0.5f, 204 / 255f, 51 / 255f})).as("of floats").isEqualTo(expected);
    }

    @Test
    void aBlankWindowStaysWhatItIs() {
        assertThat(IntensityRange.of(new byte[] {(byte) 243, (byte) 243, (byte) 243})).isEqualTo(IntensityRange.FULL);
        assertThat(IntensityRange.of(new float[] {0.9f, 0.9f})).as("of floats").isEqualTo(IntensityRange.FULL);
    }

    @Test
    void theEndsOfARangeBecomeZeroAndOne() {
        IntensityRange range = new IntensityRange(0.25f, 0.75f);
        assertThat(range.scaled(0.25f)).isEqualTo(0);
        assertThat(range.scaled(0.75f)).isEqualTo(1);
        assertThat(range.scaled(1)).as("what lies beyond is not cut off").isEqualTo(1.5f);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.6, 0.5", "-0.1, 1", "0, 1.1", "NaN, 1", "0, NaN"})
    void aRangeThatDoesNotRiseWithinTheScaleIsRefused(float low, float high) {
        assertThatThrownBy(() -> new IntensityRange(low, high)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an intensity range must rise within [0, 1], got ");
    }
}
