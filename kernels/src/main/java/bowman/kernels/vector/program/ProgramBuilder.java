package bowman.kernels.vector.program;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.graph.pass.BufferPlan;
import bowman.graph.pass.PlanBuffers;
import bowman.graph.pass.StaticValues;
import bowman.kernels.vector.kernel.Kernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a program: collects its steps, and holds what they are created with: kernels, the places of values, scratch
 * memory and packed weights. Steps of static values run only after a variable was written.
 */
public final class ProgramBuilder {

    private final Kernels kernels;
    private final Memory memory;
    private final Map<Value, View> views = new HashMap<>();
    private final Set<Value> staticValues;
    private final List<Step> whenVariablesChange = new ArrayList<>();
    private final List<Step> everyRun = new ArrayList<>();

    /** Plans the places of a graph's values in a memory; nothing is allocated yet. */
    public ProgramBuilder(Kernels kernels, Memory memory, Graph graph) {
        this.kernels = kernels;
        this.memory = memory;
        this.staticValues = StaticValues.of(graph);
        BufferPlan plan = PlanBuffers.plan(graph);
        int[] arenas = plan.arenas().stream()
                .mapToInt(floats -> memory.reserve(Memory.Purpose.VALUE, floats)).toArray();
        plan.places().forEach((value, place) -> views.put(value,
                new View(memory, arenas[place.arena()], place.offset(), value.shape())));
    }

    public Kernels kernels() {
        return kernels;
    }

    public Memory memory() {
        return memory;
    }

    public View view(Value value) {
        return views.get(value);
    }

    /** The view of a node's operand. */
    public View operand(Node node, int index) {
        return view(node.operand(index));
    }

    /** The view of a node's result. */
    public View result(Node node, int index) {
        return view(node.result(index));
    }

    /** Reserves memory that a variable keeps from run to run. */
    public void reserveVariable(Value variable) {
        views.put(variable, memory.reserve(Memory.Purpose.VARIABLE, variable.shape()));
    }

    /**
     * Reserves memory for a weight in the order in which a step reads it. A weight that a training changes is packed
     * just before that step in every run, and its packed form is not kept.
     */
    public View reservePacked(Value weight, int floats) {
        Shape shape = Shape.of(floats);
        return staticValues.contains(weight) ? memory.reserve(Memory.Purpose.PACKED, shape)
                : memory.reserveTransient(shape);
    }

    /** Adds a step that runs once, and again whenever a variable was written. */
    public void addOnce(Step step) {
        whenVariablesChange.add(step);
    }

    /**
     * Adds a step whose result depends on {@code sources}; where these are static, it runs only after a variable was
     * written.
     */
    public void add(Step step, Value... sources) {
        boolean fixed = sources.length > 0 && staticValues.containsAll(List.of(sources));
        (fixed ? whenVariablesChange : everyRun).add(step);
    }

    /** Adds the step of a node. */
    public void add(Step step, Node node) {
        add(step, node.operands().toArray(Value[]::new));
    }

    public Program build() {
        return new Program(memory, views, List.copyOf(whenVariablesChange), List.copyOf(everyRun));
    }
}
