package bowman.contract.golden;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.golden.GoldenStage;
import bowman.graph.Shape;
import bowman.runtime.Tensor;
import org.assertj.core.data.Offset;

/** Compares what a module gave with the statistics and elements that it has in PyTorch. */
public record StageAgreement(String what, GoldenStage expected) {

    /** A tolerance of an element is relative to its magnitude plus the standard deviation. */
    public void check(Tensor map, double tolerance) {
        Tensor actual = inTorchsOrder(map);
        assertThat(actual.shape()).as("shape of %s", what).isEqualTo(expected.shape());
        for (int j = 0; j < expected.indices().length; j++) {
            int index = expected.indices()[j];
            double value = expected.values()[j];
            assertThat((double) actual.data()[index]).as("element %d of %s", index, what).isCloseTo(value,
                    Offset.offset(tolerance * (Math.abs(value) + expected.standardDeviation())));
        }
        checkStatistics(actual.data(), tolerance);
    }

    /** Tokens (n, h w, c) and vectors (n, c) lie in memory as the map does. */
    private Tensor inTorchsOrder(Tensor map) {
        Shape shape = map.shape();
        return switch (expected.shape().rank()) {
            case 2 -> new Tensor(Shape.of(shape.pixels(), shape.channels()), map.data());
            case 3 -> new Tensor(Shape.of(shape.samples(), shape.height() * shape.width(), shape.channels()),
                    map.data());
            default -> map.channelsFirst();
        };
    }

    private void checkStatistics(float[] numbers, double tolerance) {
        double sum = 0;
        double squares = 0;
        for (float number : numbers) {
            sum += number;
            squares += (double) number * number;
        }
        double mean = sum / numbers.length;
        double deviation = Math.sqrt(squares / numbers.length - mean * mean);
        Offset<Double> spread = Offset.offset(tolerance * expected.standardDeviation());
        assertThat(mean).as("mean of %s", what).isCloseTo(expected.mean(), spread);
        assertThat(deviation).as("standard deviation of %s", what)
                .isCloseTo(expected.standardDeviation(), spread);
        assertThat(Math.sqrt(squares)).as("norm of %s", what)
                .isCloseTo(expected.norm(), Offset.offset(tolerance * expected.norm()));
    }
}
