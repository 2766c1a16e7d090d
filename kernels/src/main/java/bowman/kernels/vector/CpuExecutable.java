package bowman.kernels.vector;

import bowman.graph.Graph;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps and the memory that they work on. */
final class CpuExecutable implements Executable {

    private final Graph graph;
    private final Memory memory;
    private final Workers workers;
    private final List<Step> whenVariablesChange;
    private final List<Step> everyRun;
    private final Map<String, View> inputs = new HashMap<>();
    private final Map<String, View> variables = new HashMap<>();
    private final Map<String, View> outputs = new HashMap<>();
    private boolean variablesChanged = true;

    /**
     * @param graph what the caller gave
     * @param optimized what the steps were made from: it has the same inputs, variables and outputs
     */
    CpuExecutable(Graph graph, Graph optimized, Lowering lowering, Workers workers) {
        this.graph = graph;
        this.memory = lowering.memory();
        this.workers = workers;
        this.whenVariablesChange = List.copyOf(lowering.whenVariablesChange());
        this.everyRun = List.copyOf(lowering.everyRun());
        memory.allocate();
        for (Node node : optimized.nodes()) {
            switch (node.op()) {
                case SourceOp.Input input -> inputs.put(input.name(), lowering.result(node, 0));
                case SourceOp.Variable variable -> {
                    View view = lowering.result(node, 0);
                    variables.put(variable.name(), view);
                    if (variable.initializer() instanceof Initializer.Fill fill) {
                        Arrays.fill(view.array(), view.offset(), view.offset() + view.size(), fill.value());
                    }
                }
                default -> { }
            }
        }
        optimized.outputs().forEach((String name, Value value) -> outputs.put(name, lowering.view(value)));
    }

    @Override
    public Graph graph() {
        return graph;
    }

    @Override
    public MemoryPlan plan() {
        return memory.plan();
    }

    /** The bytes that are really held. */
    long allocatedBytes() {
        return memory.allocatedBytes();
    }

    @Override
    public void write(String name, float[] source) {
        checkOpen();
        View view = inputs.get(name);
        if (view == null) {
            view = variables.get(name);
            variablesChanged = true;
        }
        if (view == null) {
            throw new IllegalArgumentException("no input or variable is named " + name + "; the inputs are "
                    + inputs.keySet());
        }
        checkLength(name, view, source.length);
        System.arraycopy(source, 0, view.array(), view.offset(), source.length);
    }

    @Override
    public void read(String name, float[] destination) {
        checkOpen();
        View view = readable(name);
        checkLength(name, view, destination.length);
        System.arraycopy(view.array(), view.offset(), destination, 0, destination.length);
    }

    private View readable(String name) {
        View view = outputs.getOrDefault(name, variables.get(name));
        if (view == null) {
            throw new IllegalArgumentException("no output or variable is named " + name + "; the outputs are "
                    + outputs.keySet());
        }
        return view;
    }

    @Override
    public Shape shape(String name) {
        View input = inputs.get(name);
        return (input == null ? readable(name) : input).shape();
    }

    private static void checkLength(String name, View view, int length) {
        if (length != view.size()) {
            throw new IllegalArgumentException(name + " has shape " + view.shape() + ", that is " + view.size()
                    + " numbers, got " + length);
        }
    }

    @Override
    public void run() {
        checkOpen();
        if (variablesChanged) {
            whenVariablesChange.forEach(step -> step.run(workers));
            variablesChanged = false;
        }
        for (Step step : everyRun) {
            step.run(workers);
        }
    }

    private void checkOpen() {
        if (memory.isReleased()) {
            throw new IllegalStateException("this executable is closed");
        }
    }

    @Override
    public void close() {
        memory.release();
    }
}
