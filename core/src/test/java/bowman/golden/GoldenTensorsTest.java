package bowman.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoldenTensorsTest {

    @Test
    void theNumbersOfAConvolutionAreThoseOfTheGenerator() {
        float[] weight = GoldenTensors.uniform("encoder.patch_embed1.proj.weight", 0, 1.4 * Math.sqrt(3.0 / 147), 4);
        assertThat(weight).containsExactly(Float.intBitsToFloat(0x3dbbd37a), Float.intBitsToFloat(0xbcf6c10d),
                Float.intBitsToFloat(0xbd1cdffa), Float.intBitsToFloat(0xbe090b60));
    }

    @Test
    void theNumbersOfANormAreThoseOfTheGenerator() {
        float[] gamma = GoldenTensors.uniform("encoder.model.layer1.0.bn3.weight", 0.25, 0.1, 3);
        assertThat(gamma).containsExactly(Float.intBitsToFloat(0x3e8cdc25), Float.intBitsToFloat(0x3e261168),
                Float.intBitsToFloat(0x3ea43f40));
    }
}
