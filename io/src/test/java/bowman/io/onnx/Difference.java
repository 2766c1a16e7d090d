package bowman.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.runtime.Tensor;

/** The largest difference of two tensors. */
final class Difference {

    private Difference() {
    }

    /** Same shape, and no element further than {@code tolerance} from what is expected. */
    static void assertWithin(double tolerance, String what, Tensor actual, Tensor expected) {
        assertThat(actual.shape()).as("shape of %s", what).isEqualTo(expected.shape());
        double worst = 0;
        for (int i = 0; i < expected.data().length; i++) {
            double difference = Math.abs((double) actual.data()[i] - expected.data()[i]);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        assertThat(worst).as("largest difference of %s", what).isLessThanOrEqualTo(tolerance);
    }
}
