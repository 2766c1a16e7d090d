package bowman.kernels;

import bowman.kernels.vector.ScalarBackend;
import bowman.runtime.Backend;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tests whether a backend computes correctly on a device: the results of a small graph of each family of operations,
 * with gradients, are compared with those of the plain loops of the backend {@code scalar}. Inputs are the same random
 * numbers every time.
 *
 * <p>Intermediate floats are rounded, so results agree within {@link #TOLERANCE} only; the error of a defective kernel,
 * driver or memory is far larger.
 */
public final class SelfTest {

    /**
     * The largest difference that passes, relative to the largest element of an output. The tests of backends hold each
     * side to half of it, compared with double precision.
     */
    public static final double TOLERANCE = 2e-5;

    private SelfTest() {
    }

    /**
     * The result of a family of operations.
     *
     * @param family the name of the family
     * @param difference the largest difference from the plain loops, relative to the largest element of the output that
     *     has it; infinite where the backend returned NaN or failed
     * @param worst the name of the output that has it
     * @param failure the message of the backend's failure; empty if it returned a result
     */
    public record Result(String family, double difference, String worst, Optional<String> failure) {

        /** Returns whether the outputs agree within {@link SelfTest#TOLERANCE}. */
        public boolean passed() {
            return failure.isEmpty() && difference <= TOLERANCE;
        }
    }

    /** Tests all families; a failure does not end the test. */
    public static List<Result> of(Backend backend, Workers workers) {
        return of(backend, workers, result -> { });
    }

    /**
     * Tests all families; a failure does not end the test.
     *
     * @param listener called with each result as soon as it is known
     */
    public static List<Result> of(Backend backend, Workers workers, Consumer<Result> listener) {
        List<Result> results = new ArrayList<>();
        for (Family family : Families.all()) {
            Result result = examine(family, backend, workers);
            results.add(result);
            listener.accept(result);
        }
        return results;
    }

    private static Result examine(Family family, Backend backend, Workers workers) {
        Map<String, float[]> expected = family.computedBy(new ScalarBackend(), workers);
        Map<String, float[]> actual;
        try {
            actual = family.computedBy(backend, workers);
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return new Result(family.name(), Double.POSITIVE_INFINITY, "", Optional.of(message));
        }
        double largest = -1;
        String worst = "";
        for (Map.Entry<String, float[]> output : expected.entrySet()) {
            double difference = difference(actual.get(output.getKey()), output.getValue());
            if (difference > largest) {
                largest = difference;
                worst = output.getKey();
            }
        }
        return new Result(family.name(), largest, worst, Optional.empty());
    }

    /** The largest difference of two elements relative to the largest expected one. */
    private static double difference(float[] actual, float[] expected) {
        double difference = 0;
        double magnitude = 0;
        for (int i = 0; i < expected.length; i++) {
            double distance = Math.abs((double) actual[i] - expected[i]);
            difference = Math.max(difference, distance);
            magnitude = Math.max(magnitude, Math.abs(expected[i]));
        }
        return difference == 0 ? 0 : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference / magnitude;
    }
}
