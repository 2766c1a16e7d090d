package bowman.golden;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Shape;
import org.junit.jupiter.api.Test;

class GoldenTensorsTest {

    @Test
    void theNumbersOfAConvolutionAreThoseOfTheGenerator() {
        assertStarts(GoldenTensors.variable("encoder.patch_embed1.proj.weight", Shape.of(64, 3, 7, 7)),
                0x3dbbd37a, 0xbcf6c10d, 0xbd1cdffa, 0xbe090b60);
    }

    @Test
    void theNumbersOfABottlenecksLastNormAreThoseOfTheGenerator() {
        assertStarts(GoldenTensors.variable("encoder.model.layer1.0.bn3.weight", Shape.of(256)),
                0x3e8cdc25, 0x3e261168, 0x3ea43f40);
    }

    @Test
    void theNumbersOfARunningVarianceAreThoseOfTheGenerator() {
        assertStarts(GoldenTensors.variable("decoder.blocks.x_0_4.conv2.1.running_var", Shape.of(16)),
                0x3f94f7d4, 0x3f6b82bc, 0x3f5ee618);
    }

    @Test
    void theNumbersOfAnInputAreThoseOfTheGenerator() {
        assertStarts(GoldenTensors.uniform("input:a", 0, 1, 3), 0xbf1117ba, 0x3f69135a, 0xbf4b0e6a);
    }

    @Test
    void theMaskIsThatOfTheGenerator() {
        assertThat(GoldenTensors.mask("target:train0", 0.3, 16))
                .containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    }

    private static void assertStarts(float[] numbers, int... bits) {
        for (int i = 0; i < bits.length; i++) {
            assertThat(numbers[i]).as("element %d", i).isEqualTo(Float.intBitsToFloat(bits[i]));
        }
    }
}
