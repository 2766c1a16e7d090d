package bowman.kernels.vector;

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
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import bowman.graph.pass.BufferPlan;
import bowman.graph.pass.PlanBuffers;
import bowman.graph.pass.StaticValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a graph into steps and reserves their memory. Steps of static values run only when a variable was written. */
final class Lowering {

    private final Kernels kernels;
    private final Memory memory;
    private final Map<Value, View> views = new HashMap<>();
    private final Set<Value> staticValues;
    private final List<Step> whenVariablesChange = new ArrayList<>();
    private final List<Step> everyRun = new ArrayList<>();

    private Lowering(Kernels kernels, Memory memory, Graph graph) {
        this.kernels = kernels;
        this.memory = memory;
        this.staticValues = StaticValues.of(graph);
        BufferPlan plan = PlanBuffers.plan(graph);
        int[] arenas = plan.arenas().stream()
                .mapToInt(floats -> memory.reserve(Memory.Purpose.VALUE, floats)).toArray();
        plan.places().forEach((value, place) ->
                views.put(value, new View(memory, arenas[place.arena()], place.offset(), value.shape())));
    }

    static Lowering of(Graph graph, Kernels kernels, Memory memory) {
        Lowering lowering = new Lowering(kernels, memory, graph);
        graph.nodes().forEach(lowering::lower);
        return lowering;
    }

    private void lower(Node node) {
        switch (node.op()) {
            case SourceOp op -> source(node, op);
            case ConvolutionOp op -> ConvolutionSteps.lower(this, node, op);
            case MatrixOp op -> MatrixSteps.lower(this, node, op);
            case AttentionOp op -> AttentionSteps.lower(this, node, op);
            case NormalizationOp op -> NormalizationSteps.lower(this, node, op);
            case PointwiseOp op -> PointwiseSteps.lower(this, node, op);
            case ResamplingOp op -> ResamplingSteps.lower(this, node, op);
            case ArrangementOp op -> ArrangementSteps.lower(this, node, op);
            case ReductionOp op -> ReductionSteps.lower(this, node, op);
            case LossOp op -> LossSteps.lower(this, node, op);
            case RandomOp op -> RandomSteps.lower(this, node, op);
            case UpdateOp op -> UpdateSteps.lower(this, node, op);
        }
    }

    private void source(Node node, SourceOp op) {
        switch (op) {
            case SourceOp.Input input -> { }
            case SourceOp.Variable variable -> views.put(node.result(0),
                    memory.reserve(Memory.Purpose.VARIABLE, variable.shape()));
            case SourceOp.Constant constant -> {
                View view = view(node.result(0));
                whenVariablesChange.add(workers -> Arrays.fill(view.array(), view.offset(),
                        view.offset() + view.size(), constant.value()));
            }
        }
    }

    Kernels kernels() {
        return kernels;
    }

    Memory memory() {
        return memory;
    }

    View view(Value value) {
        return views.get(value);
    }

    /** The views of a node's operands, in order. */
    View operand(Node node, int index) {
        return view(node.operand(index));
    }

    View result(Node node, int index) {
        return view(node.result(index));
    }

    /**
     * Reserves memory for a weight in the order in which a step reads it. One that a training changes is packed just
     * before that step every time, and need not be kept.
     */
    View reservePacked(Value weight, int floats) {
        Shape shape = Shape.of(floats);
        return staticValues.contains(weight) ? memory.reserve(Memory.Purpose.PACKED, shape)
                : memory.reserveTransient(shape);
    }

    /** Adds a step that computes what depends on {@code sources}. */
    void add(Step step, Value... sources) {
        boolean fixed = sources.length > 0 && staticValues.containsAll(List.of(sources));
        (fixed ? whenVariablesChange : everyRun).add(step);
    }

    /** Adds the step of a node. */
    void add(Step step, Node node) {
        add(step, node.operands().toArray(Value[]::new));
    }

    List<Step> whenVariablesChange() {
        return whenVariablesChange;
    }

    List<Step> everyRun() {
        return everyRun;
    }
}
