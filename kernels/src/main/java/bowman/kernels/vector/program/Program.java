package bowman.kernels.vector.program;

import bowman.graph.Value;
import java.util.List;
import java.util.Map;

/**
 * A graph as steps, in the order in which they run, and the memory that they work on.
 *
 * @param views the places of values in the memory
 * @param whenVariablesChange steps that run before the others after a variable was written
 */
public record Program(Memory memory, Map<Value, View> views, List<Step> whenVariablesChange, List<Step> everyRun) {
}
