package bowman.io.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void binsHaveRoundLimitsAndHoldTheirLowerOne() {
        Histogram histogram = Histogram.of(new double[] {31, 40, 44.9, 45, 45.1, 69.9, 130});
        assertThat(histogram.first()).isEqualTo(30);
        assertThat(histogram.width()).isEqualTo(5);
        assertThat(histogram.counts()).startsWith(1, 0, 2, 2, 0, 0, 0, 1, 0).endsWith(0, 1).hasSize(21);
    }

    @Test
    void equalNumbersShareOneBin() {
        Histogram histogram = Histogram.of(new double[] {57.5, 57.5});
        assertThat(histogram.counts()).containsExactly(2);
        assertThat(histogram.first()).isEqualTo(57);
    }

    @Property(tries = 300)
    void everyNumberIsCountedOnceInFewBins(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0.01, max = 20_000) Double> diameters) {
        double[] values = diameters.stream().mapToDouble(Double::doubleValue).toArray();
        Histogram histogram = Histogram.of(values);
        assertThat(Arrays.stream(histogram.counts()).sum()).as("numbers in all bins").isEqualTo(values.length);
        assertThat(histogram.counts().length).as("bins").isBetween(1, 24);
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            double from = histogram.limit(bin);
            double to = histogram.limit(bin + 1);
            double slack = 1e-9 * histogram.width();
            long certain = Arrays.stream(values).filter(value -> value >= from + slack && value < to - slack).count();
            long possible = Arrays.stream(values).filter(value -> value >= from - slack && value < to + slack).count();
            assertThat((long) histogram.counts()[bin]).as("those from %s to %s", from, to)
                    .isBetween(certain, possible);
        }
    }

    @Test
    void quantilesAreInterpolated() {
        Quantiles quantiles = Quantiles.of(new double[] {4, 1, 3, 2});
        assertThat(quantiles.median()).isEqualTo(2.5);
        assertThat(quantiles.at(0.05)).isCloseTo(1.15, within(1e-12));
        assertThat(quantiles.at(1)).isEqualTo(4);
    }
}
