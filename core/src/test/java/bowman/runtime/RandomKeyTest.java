package bowman.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomKeyTest {

    @Test
    void aKeySurvivesTheWayThroughFloats() {
        RandomKey key = RandomKey.of(42, 123_456_789);

        assertThat(RandomKey.ofWords(key.words(), 0)).isEqualTo(key);
    }

    @Test
    void numbersAreUniformAndStreamsDiffer() {
        RandomKey key = RandomKey.of(1, 2);
        double sum = 0;
        double product = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            sum += key.uniform(0, i);
            product += (key.uniform(0, i) - 0.5) * (key.uniform(1, i) - 0.5);
        }

        assertThat(sum / count).as("mean; its standard deviation is 0.0009").isCloseTo(0.5, within(0.005));
        assertThat(product / count).as("covariance of two streams; its standard deviation is 0.0003")
                .isCloseTo(0, within(0.0015));
    }

    @Test
    void wholeNumbersBelowABoundAreEquallyLikely() {
        RandomKey key = RandomKey.of(5, 6);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[(int) key.below(0, i, 7)]++;
        }

        for (int count : counts) {
            assertThat(count).as("how often one of 7 numbers came in 70,000 draws; its standard deviation is 93")
                    .isBetween(9_500, 10_500);
        }
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        RandomKey key = RandomKey.of(3, 4);
        double sum = 0;
        double squares = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            double x = key.normal(0, i);
            sum += x;
            squares += x * x;
        }

        assertThat(sum / count).isCloseTo(0, within(0.02));
        assertThat(squares / count).isCloseTo(1, within(0.03));
    }
}
