package bowman.kernels.vector;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.kernels.shared.Bindings;
import bowman.kernels.shared.Lowered;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.Program;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An executable of steps, with the memory that they work on. */
final class CpuExecutable implements Executable {

    private final Graph graph;
    private final Memory memory;
    private final Workers workers;
    private final List<Step> whenVariablesChange;
    private final List<Step> everyRun;
    private final Bindings<View> bindings;
    private boolean variablesChanged = true;

    /** @param graph the graph that was passed to the backend, before its passes */
    CpuExecutable(Graph graph, Lowered<Program> lowered, Workers workers) {
        this.graph = graph;
        Program program = lowered.program();
        this.memory = program.memory();
        this.workers = workers;
        this.whenVariablesChange = program.whenVariablesChange();
        this.everyRun = program.everyRun();
        memory.allocate();
        this.bindings = bind(lowered.optimized(), program.views());
    }

    private static Bindings<View> bind(Graph graph, Map<Value, View> views) {
        Map<String, View> inputs = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof SourceOp.Input input) {
                inputs.put(input.name(), views.get(node.result(0)));
            }
        }
        Map<String, View> outputs = new LinkedHashMap<>();
        graph.outputs().forEach((String name, Value value) -> outputs.put(name, views.get(value)));
        return new Bindings<>(inputs, Bindings.variables(graph, views, CpuExecutable::fill), outputs);
    }

    private static void fill(View view, float value) {
        Arrays.fill(view.array(), view.offset(), view.offset() + view.size(), value);
    }

    @Override
    public Graph graph() {
        return graph;
    }

    @Override
    public MemoryPlan plan() {
        return memory.plan();
    }

    /** The memory that is actually allocated, in bytes. */
    long allocatedBytes() {
        return memory.allocatedBytes();
    }

    @Override
    public void write(String name, float[] source) {
        checkOpen();
        View view = bindings.writable(name, source.length);
        variablesChanged |= bindings.isVariable(name);
        System.arraycopy(source, 0, view.array(), view.offset(), source.length);
    }

    @Override
    public void read(String name, float[] destination) {
        checkOpen();
        View view = bindings.readable(name, destination.length);
        System.arraycopy(view.array(), view.offset(), destination, 0, destination.length);
    }

    @Override
    public Shape shape(String name) {
        return bindings.shape(name);
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
