package bowman.kernels.tornado.task;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.Value;
import bowman.graph.pass.BufferPlan;
import bowman.graph.pass.PlanBuffers;
import bowman.graph.pass.StaticValues;
import bowman.kernels.tornado.device.DeviceLimits;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.KernelTask;
import bowman.kernels.tornado.device.KernelTask.Launch;
import bowman.kernels.tornado.device.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Builds a program: collects its launches, and holds what they are created with: the limits of the device, the places
 * of values, scratch memory and packed weights. Launches that compute static values run only after a variable was
 * written.
 */
public final class ProgramBuilder {

    private final DeviceLimits limits;
    private final MatrixMultiplier multiplier;
    private final DeviceMemory memory = new DeviceMemory();
    private final Map<Value, View> views = new HashMap<>();
    private final Map<Value, View> packed = new HashMap<>();
    private final Map<String, View> inputs = new LinkedHashMap<>();
    private final Map<String, View> outputs = new LinkedHashMap<>();
    private final Set<Value> staticValues;
    private final List<Launch> whenVariablesChange = new ArrayList<>();
    private final List<Launch> everyRun = new ArrayList<>();
    private final Set<Launch> arrivals = new HashSet<>();

    /** Plans the places of a graph's values in a device's memory; nothing is allocated yet. */
    public ProgramBuilder(DeviceLimits limits, MatrixMultiplier multiplier, Graph graph) {
        this.limits = limits;
        this.multiplier = multiplier;
        this.staticValues = StaticValues.of(graph);
        BufferPlan plan = PlanBuffers.plan(graph, (limits.arrayBytes() - DeviceMemory.HEADER_BYTES) / Float.BYTES);
        int[] arenas = plan.arenas().stream().mapToInt(memory::reserveArena).toArray();
        plan.places().forEach((value, place) -> views.put(value,
                new View(memory, arenas[place.arena()], place.offset(), value.shape())));
    }

    DeviceLimits limits() {
        return limits;
    }

    MatrixMultiplier multiplier() {
        return multiplier;
    }

    DeviceMemory memory() {
        return memory;
    }

    public View view(Value value) {
        return views.get(value);
    }

    /** The view of a node's operand. */
    View operand(Node node, int index) {
        return view(node.operand(index));
    }

    /** The view of a node's result. */
    View result(Node node, int index) {
        return view(node.result(index));
    }

    /** Reserves memory that a variable keeps from run to run. */
    public void reserveVariable(Value variable) {
        views.put(variable, memory.reserve(DeviceMemory.RESIDENT, variable.shape()));
    }

    /** Reserves memory to which the caller writes the input of the given name. */
    public View reserveInput(String name, Value value) {
        View view = memory.reserve(DeviceMemory.INPUTS, value.shape());
        inputs.put(name, view);
        return view;
    }

    /** Reserves memory from which the caller reads the output of the given name. */
    public View reserveOutput(String name, Value value) {
        View view = memory.reserve(DeviceMemory.OUTPUTS, value.shape());
        outputs.put(name, view);
        return view;
    }

    /** Returns a weight in the kernels' order, rearranged once for all operations of the graph that use it. */
    View packed(Value weight, UnaryOperator<View> rearrange) {
        return packed.computeIfAbsent(weight, value -> rearrange.apply(view(value)));
    }

    /** Adds a launch that copies an input from the block of inputs to its place, in every run. */
    public void addArrival(Launch launch) {
        arrivals.add(launch);
        everyRun.add(launch);
    }

    /** Adds a launch that runs in every run. */
    public void add(Launch launch) {
        everyRun.add(launch);
    }

    /** Adds a launch that runs in every run. */
    void add(String name, Grid grid, KernelTask task) {
        add(new Launch(name, grid, task));
    }

    /**
     * Adds a launch whose result depends on {@code sources}; where these are static, it runs only after a variable was
     * written.
     */
    void add(String name, Grid grid, KernelTask task, Value... sources) {
        boolean fixed = sources.length > 0 && staticValues.containsAll(List.of(sources));
        (fixed ? whenVariablesChange : everyRun).add(new Launch(name, grid, task));
    }

    /** Adds a launch of a node. */
    void add(Node node, Grid grid, KernelTask task) {
        add(node, new Launch(node.op().getClass().getSimpleName(), grid, task));
    }

    /** Adds a launch of a node. */
    void add(Node node, Launch launch) {
        boolean fixed = staticValues.containsAll(node.results()) && !node.results().isEmpty();
        (fixed ? whenVariablesChange : everyRun).add(launch);
    }

    public Program build() {
        return new Program(memory, views, inputs, outputs, List.copyOf(whenVariablesChange), List.copyOf(everyRun),
                Set.copyOf(arrivals));
    }
}
