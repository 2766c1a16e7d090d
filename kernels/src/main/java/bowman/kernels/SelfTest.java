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
 * Whether a backend computes rightly on a device: a small graph of each family of operations, with gradients, is
 * compared with the plain loops of the backend {@code scalar}. Inputs are the same random numbers every time.
 *
 * <p>What is a float on the way is rounded, so results agree within {@link #TOLERANCE} only; a wrong kernel, driver or
 * memory is off by far more.
 */
public final class SelfTest {

    /**
     * The largest difference that passes, relative to the largest element of an output: each side is held to half of it
     * against double precision by the tests of backends.
     */
    public static final double TOLERANCE = 2e-5;

    private SelfTest() {
    }

    /**
     * What a family of operations gave.
     *
     * @param family the operations
     * @param difference the largest difference from the plain loops, relative to the largest element of the output that
     *     has it; infinite where the backend gave NaN or no result at all
     * @param worst the output that has it
     * @param failure what the backend said where it gave no result
     */
    public record Result(String family, double difference, String worst, Optional<String> failure) {

        /** Whether all outputs are right. */
        public boolean passed() {
            return failure.isEmpty() && difference <= TOLERANCE;
        }
    }

    /** Examines all families; none is left out where another one fails. */
    public static List<Result> of(Backend backend, Workers workers) {
        return of(backend, workers, result -> { });
    }

    /**
     * Examines all families.
     *
     * @param listener is told each result at once
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
