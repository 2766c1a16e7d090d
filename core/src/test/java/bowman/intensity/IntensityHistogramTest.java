package bowman.intensity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntensityHistogramTest {

    private final IntensityHistogram histogram = new IntensityHistogram();

    @Test
    void aThousandthOfTheSamplesAtEitherEndIsLeftOut() {
        add(999, 0);
        add(499_001, 60);
        add(499_001, 240);
        add(999, 255);
        assertThat(histogram.range()).isEqualTo(new IntensityRange(60 / 255f, 240 / 255f));
    }

    @Test
    void whatIsMoreThanAThousandthCounts() {
        add(1_100, 0);
        add(998_000, 100);
        add(1_100, 255);
        assertThat(histogram.range()).isEqualTo(IntensityRange.FULL);
    }

    @Test
    void theNoiseOfEmptyGlassIsNotStretched() {
        add(500, 230);
        add(500, 245);
        assertThat(histogram.range()).isEqualTo(IntensityRange.FULL);
    }

    @Test
    void ofNoSamplesTheRangeIsTheFullOne() {
        assertThat(histogram.range()).isEqualTo(IntensityRange.FULL);
    }

    @Test
    void samplesCountAlikeAsBytesAndAsFloats() {
        IntensityHistogram floats = new IntensityHistogram();
        for (int level = 40; level < 200; level++) {
            add(7, level);
            float[] samples = new float[7];
            Arrays.fill(samples, level / 255f);
            floats.add(samples);
        }
        assertThat(floats.range()).isEqualTo(histogram.range()).isEqualTo(new IntensityRange(40 / 255f, 199 / 255f));
    }

    private void add(int count, int level) {
        byte[] samples = new byte[count];
        Arrays.fill(samples, (byte) level);
        histogram.add(samples, count);
    }
}
