package bowman.contract.cases;

import bowman.graph.Graph;
import bowman.runtime.Executable;
import java.util.Map;

/**
 * A small graph with numbers for all its inputs and variables.
 *
 * @param name what is computed, with its shapes and its seed, for messages
 * @param graph the forward operation and, where it has one, its gradient
 * @param numbers by the name of the input or the variable
 * @param magnitudes by the name of the output: how large a sum of such terms usually is; a result that happens to
 *     cancel is not held to more than its terms' rounding
 */
public record OperationCase(String name, Graph graph, Map<String, float[]> numbers, Map<String, Double> magnitudes) {

    /** Writes all numbers. */
    public void writeTo(Executable executable) {
        numbers.forEach(executable::write);
    }

    @Override
    public String toString() {
        return name;
    }
}
