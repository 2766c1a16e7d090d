package bowman.kernels.tornado;

import bowman.graph.ArrangementOp;
import bowman.graph.AttentionOp;
import bowman.graph.ConvolutionOp;
import bowman.graph.Graph;
import bowman.graph.LossOp;
import bowman.graph.MatrixOp;
import bowman.graph.Node;
import bowman.graph.NormalizationOp;
import bowman.graph.PointwiseOp;
import bowman.graph.RandomOp;
import bowman.graph.ReductionOp;
import bowman.graph.ResamplingOp;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import bowman.graph.pass.BufferPlan;
import bowman.graph.pass.PlanBuffers;
import bowman.graph.pass.StaticValues;
import bowman.kernels.tornado.KernelTask.Launch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Turns a graph into launches of kernels and reserves their memory. Launches that compute static values run only when a
 * variable was written.
 */
final class Lowering {

    private static final String ARRIVAL = "input";

    private final DeviceLimits limits;
    private final MatrixMultiplier multiplier;
    private final DeviceMemory memory = new DeviceMemory();
    private final Map<Value, View> views = new HashMap<>();
    private final Map<Value, View> packed = new HashMap<>();
    private final Map<String, View> inputs = new HashMap<>();
    private final Map<String, View> outputs = new HashMap<>();
    private final Set<Value> staticValues;
    private final List<Launch> whenVariablesChange = new ArrayList<>();
    private final List<Launch> everyRun = new ArrayList<>();

    private Lowering(DeviceLimits limits, MatrixMultiplier multiplier, Graph graph) {
        this.limits = limits;
        this.multiplier = multiplier;
        this.staticValues = StaticValues.of(graph);
        BufferPlan plan = PlanBuffers.plan(graph, (limits.arrayBytes() - DeviceMemory.HEADER_BYTES) / Float.BYTES);
        int[] arenas = plan.arenas().stream().mapToInt(memory::reserveArena).toArray();
        plan.places().forEach((value, place) ->
                views.put(value, new View(memory, arenas[place.arena()], place.offset(), value.shape())));
    }

    static Lowering of(Graph graph, DeviceLimits limits, MatrixMultiplier multiplier) {
        Lowering lowering = new Lowering(limits, multiplier, graph);
        graph.nodes().forEach(lowering::lower);
        graph.outputs().forEach(lowering::output);
        return lowering;
    }

    private void lower(Node node) {
        switch (node.op()) {
            case SourceOp op -> source(node, op);
            case ConvolutionOp op -> ConvolutionTasks.lower(this, node, op);
            case MatrixOp op -> MatrixTasks.lower(this, node, op);
            case AttentionOp op -> AttentionTasks.lower(this, node, op);
            case NormalizationOp op -> NormalizationTasks.lower(this, node, op);
            case PointwiseOp op -> PointwiseTasks.lower(this, node, op);
            case ResamplingOp op -> ResamplingTasks.lower(this, node, op);
            case ArrangementOp op -> ArrangementTasks.lower(this, node, op);
            case ReductionOp op -> ReductionTasks.lower(this, node, op);
            case LossOp op -> LossTasks.lower(this, node, op);
            case RandomOp op -> RandomTasks.lower(this, node, op);
            case UpdateOp op -> UpdateTasks.lower(this, node, op);
        }
    }

    private void source(Node node, SourceOp op) {
        switch (op) {
            case SourceOp.Input input -> {
                View arriving = memory.reserve(DeviceMemory.INPUTS, input.shape());
                inputs.put(input.name(), arriving);
                everyRun.add(ArrangementTasks.copy(this, ARRIVAL, arriving, view(node.result(0))));
            }
            case SourceOp.Variable variable -> views.put(node.result(0),
                    memory.reserve(DeviceMemory.RESIDENT, variable.shape()));
            case SourceOp.Constant constant -> PointwiseTasks.fill(this, node, constant.value());
        }
    }

    private void output(String name, Value value) {
        View leaving = memory.reserve(DeviceMemory.OUTPUTS, value.shape());
        outputs.put(name, leaving);
        everyRun.add(ArrangementTasks.copy(this, "output", view(value), leaving));
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

    View view(Value value) {
        return views.get(value);
    }

    /** The view of a node's operand. */
    View operand(Node node, int index) {
        return view(node.operand(index));
    }

    View result(Node node, int index) {
        return view(node.result(index));
    }

    /** Where the caller's inputs arrive, by name. */
    Map<String, View> inputs() {
        return inputs;
    }

    /** Where the outputs leave from, by name. */
    Map<String, View> outputs() {
        return outputs;
    }

    /** A weight in the kernels' order: rearranged once for all operations of the graph that use it. */
    View packed(Value weight, UnaryOperator<View> rearrange) {
        return packed.computeIfAbsent(weight, value -> rearrange.apply(view(value)));
    }

    /** Adds a launch that runs every time. */
    void add(String name, Grid grid, KernelTask task) {
        everyRun.add(new Launch(name, grid, task));
    }

    /** Adds a launch that computes what depends on {@code sources}, and runs again where one of them has changed. */
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

    List<Launch> whenVariablesChange() {
        return whenVariablesChange;
    }

    /** Whether a launch brings an input to its place. */
    boolean isArrival(Launch launch) {
        return launch.name().equals(ARRIVAL);
    }

    List<Launch> everyRun() {
        return everyRun;
    }
}
