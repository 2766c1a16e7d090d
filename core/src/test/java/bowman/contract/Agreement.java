package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.contract.cases.OperationCase;
import bowman.graph.SourceOp;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs cases and compares what they give. */
final class Agreement {

    /**
     * The tolerance of a float32 result against the reference, relative to the tensor's largest element or to the usual
     * size of its sums, whichever is larger: a float has 24 bits, 6e-8, and the rounding of a sum of k terms grows with
     * sqrt(k) as the sum itself does, so that the ratio stays and 1e-5 leaves room for the order of summation.
     */
    static final double OPERATION = 1e-5;

    private Agreement() {
    }

    /** All outputs and variables after one run, by name. */
    static Map<String, float[]> run(Backend backend, Workers workers, OperationCase operation) {
        try (Executable executable = backend.compile(operation.graph(), workers)) {
            operation.writeTo(executable);
            executable.run();
            return read(executable);
        }
    }

    static Map<String, float[]> read(Executable executable) {
        Map<String, float[]> read = new LinkedHashMap<>();
        for (String name : readable(executable)) {
            Tensor tensor = executable.read(name);
            read.put(name, tensor.data());
        }
        return read;
    }

    private static List<String> readable(Executable executable) {
        List<String> names = new ArrayList<>(executable.graph().outputs().keySet());
        executable.graph().variables(SourceOp.Role.values()).forEach(variable -> names.add(variable.name()));
        return names;
    }

    /** The backend gives the reference's results, within the tolerance. */
    static void assertAgrees(Backend backend, Workers workers, OperationCase operation, double tolerance) {
        Map<String, float[]> expected = run(new ReferenceBackend(), workers, operation);
        Map<String, float[]> actual = run(backend, workers, operation);
        expected.forEach((name, values) -> assertClose(name + " of " + operation, actual.get(name), values,
                operation.magnitudes().getOrDefault(name, 0.0), tolerance));
    }

    /** Each element is within tolerance times the largest expected element or the magnitude, whichever is larger. */
    static void assertClose(String what, float[] actual, float[] expected, double magnitude, double tolerance) {
        double largest = magnitude;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        int worst = 0;
        double error = -1;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) actual[i] - expected[i]);
            if (Double.isNaN(difference) || difference > error) {
                worst = i;
                error = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
            }
        }
        assertThat(error).as("%s: element %d of %d is %s, expected %s; off by %.2g of %.3g",
                what, worst, expected.length, actual[worst], expected[worst], error / largest, largest)
                .isLessThanOrEqualTo(tolerance * largest);
    }

    static void assertSameBits(String what, Map<String, float[]> actual, Map<String, float[]> expected) {
        expected.forEach((name, values) -> assertThat(bits(actual.get(name)))
                .as("bits of " + name + " of " + what).isEqualTo(bits(values)));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
