package bowman.kernels.tornado.task;

import bowman.graph.Value;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.KernelTask.Launch;
import bowman.kernels.tornado.device.View;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph as launches, in the order in which they run, and the memory that they work on.
 *
 * @param views the places of values in the memory
 * @param inputs the places to which the caller writes the inputs, by name
 * @param outputs the places from which the caller reads the outputs, by name
 * @param whenVariablesChange launches that run before the others after a variable was written
 * @param arrivals those of {@code everyRun} that copy an input from the block of inputs to its place
 */
public record Program(DeviceMemory memory, Map<Value, View> views, Map<String, View> inputs, Map<String, View> outputs,
        List<Launch> whenVariablesChange, List<Launch> everyRun, Set<Launch> arrivals) {
}
