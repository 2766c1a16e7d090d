package bowman.augment;

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
}
