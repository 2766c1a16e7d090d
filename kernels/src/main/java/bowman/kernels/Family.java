package bowman.kernels;

import bowman.graph.Graph;
import bowman.graph.SourceOp;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A family of operations in one small graph.
 *
 * @param name the operations
 * @param graph the graph of the operations
 * @param numbers the elements of all inputs and variables, by name
 */
record Family(String name, Graph graph, Map<String, float[]> numbers) {

    /**
     * Returns all outputs and variables after a second run, by name; the second run detects state left over from the
     * first.
     */
    Map<String, float[]> computedBy(Backend backend, Workers workers) {
        try (Executable executable = backend.compile(graph, workers)) {
            for (int run = 0; run < 2; run++) {
                numbers.forEach(executable::write);
                executable.run();
            }
            Map<String, float[]> computed = new LinkedHashMap<>();
            graph.outputs().keySet().forEach(output -> computed.put(output, executable.read(output).data()));
            for (SourceOp.Variable variable : graph.variables(SourceOp.Role.values())) {
                computed.put(variable.name(), executable.read(variable.name()).data());
            }
            return computed;
        }
    }
}
