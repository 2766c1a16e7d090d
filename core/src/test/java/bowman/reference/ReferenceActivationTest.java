package bowman.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.graph.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceActivationTest {

    @ParameterizedTest
    @CsvSource({
        // Abramowitz and Stegun, table 7.1, and the limits
        "0, 0", "0.1, 0.11246291601828489", "0.5, 0.5204998778130465", "1, 0.8427007929497149",
        "-1, -0.8427007929497149", "2, 0.9953222650189527", "3, 0.9999779095030014", "5, 0.9999999999984626",
        "7, 1", "-40, -1"})
    void theErrorFunctionIsGoodToFifteenDigits(double x, double expected) {
        assertThat(ReferenceActivation.erf(x)).isCloseTo(expected, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.8413447460685429", "-1, -0.15865525393145707", "3, 2.99595030590511"})
    void geluIsTheArgumentTimesTheNormalDistribution(double x, double expected) {
        assertThat(ReferenceActivation.value(Activation.GELU, x)).isCloseTo(expected, within(1e-14));
    }
}
