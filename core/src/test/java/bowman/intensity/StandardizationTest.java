package bowman.intensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardizationTest {

    @Test
    void imageNetsMeanAndDeviationAreTakenFromEachChannel() {
        float[] standardized = new float[7];
        Standardization.IMAGENET.apply(new float[] {0.485f, 0.456f, 0.406f, 0.714f, 0.68f, 0.631f}, standardized, 1);
        assertThat(standardized).containsExactly(new float[] {0, 0, 0, 0, 1, 1, 1}, within(1e-6f));
    }

    @Test
    void aRangeOfIntensitiesIsScaledFirst() {
        float[] colors = {0.2f, 0.4f, 0.7f};
        Standardization.IMAGENET.apply(colors, new IntensityRange(0.2f, 0.6f), colors, 0);
        float[] expected = {(0 - 0.485f) / 0.229f, (0.5f - 0.456f) / 0.224f, (1.25f - 0.406f) / 0.225f};
        assertThat(colors).as("0, one half and, beyond the range, 1.25, standardized")
                .containsExactly(expected, within(1e-5f));
    }

    @Test
    void theFullRangeChangesNoBit() {
        float[] colors = {0.1f, 0.25f, 0.999f, 0, 1, 0.5f};
        float[] plain = new float[6];
        float[] scaled = new float[6];
        Standardization.IMAGENET.apply(colors, plain, 0);
        Standardization.IMAGENET.apply(colors, new IntensityRange(0, 1), scaled, 0);
        assertThat(scaled).isEqualTo(plain);
    }
}
