package bowman.kernels.tornado;

import bowman.graph.Graph;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.runtime.BackendException;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * One plan of TornadoVM with all its memory. Variables live on the device; the host's copy follows when it is asked
 * for, and goes there when something was written to it.
 */
final class TornadoExecutable implements Executable {

    /** TornadoVM's own are those of fast math, where NaN need not be NaN and a division may be off by several bits. */
    private static final String OPENCL_FLAGS = "-cl-mad-enable -w";

    /** Which copy of the variables is the newer one. */
    private enum Newer { HOST, DEVICE, NEITHER }

    private final Graph graph;
    private final DeviceMemory memory;
    private final MemoryPlan memoryPlan;
    private final DeviceGuard guard;
    private final Turns turns;
    private final TornadoExecutionPlan plan;
    private final int graphs;
    private final int firstOfRun;
    private final boolean updates;
    private final Map<String, View> inputs;
    private final Map<String, View> outputs;
    private final Map<String, View> variables = new HashMap<>();
    private TornadoExecutionResult last;
    private Newer newer = Newer.HOST;

    /**
     * Compiles all kernels and takes all memory, so that what can fail fails here.
     *
     * @param graph what the caller gave
     * @param optimized what was lowered: it has the same inputs, variables and outputs
     * @throws BackendException if the device fails
     */
    TornadoExecutable(Graph graph, Graph optimized, Lowering lowering, Accelerator accelerator) {
        this.graph = graph;
        this.memory = lowering.memory();
        this.memoryPlan = memory.plan();
        this.inputs = lowering.inputs();
        this.outputs = lowering.outputs();
        this.updates = optimized.nodes().stream().anyMatch(node -> !node.op().writes().isEmpty());
        memory.allocate();
        for (Node node : optimized.nodes()) {
            if (node.op() instanceof SourceOp.Variable variable) {
                View view = lowering.result(node, 0);
                variables.put(variable.name(), view);
                if (variable.initializer() instanceof Initializer.Fill fill) {
                    HostCopy.fill(view, fill.value());
                }
            }
        }
        GraphSequence sequence = new GraphSequence(lowering);
        this.graphs = sequence.graphs().length;
        this.firstOfRun = sequence.firstOfRun();
        this.guard = new DeviceGuard(accelerator.device());
        this.turns = new Turns(accelerator.tornado().getDeviceContext());
        TornadoExecutionPlan bare = onDevice(() -> new TornadoExecutionPlan(sequence.graphs()));
        try {
            this.plan = onDevice(() -> bare.withDevice(accelerator.tornado())
                    .withCompilerFlags(TornadoVMBackendType.OPENCL, OPENCL_FLAGS)
                    .withGridScheduler(sequence.grids()).withPreCompilation());
            execute(0);
        } catch (RuntimeException | Error failure) {
            giveBack(bare, failure);
            throw failure;
        }
    }

    /** Nobody else can: what the device holds of a plan goes only with it. A device that failed may fail here again. */
    private void giveBack(TornadoExecutionPlan failed, Throwable failure) {
        try {
            turns.close(failed);
        } catch (RuntimeException | Error again) {
            failure.addSuppressed(again);
        }
    }

    private TornadoExecutionResult execute(int index) {
        return onDevice(() -> plan.withGraph(index).execute());
    }

    private <T> T onDevice(Supplier<T> call) {
        return guard.call(() -> turns.take(call));
    }

    @Override
    public Graph graph() {
        return graph;
    }

    @Override
    public MemoryPlan plan() {
        return memoryPlan;
    }

    @Override
    public void write(String name, float[] source) {
        checkOpen();
        View view = inputs.get(name);
        if (view == null) {
            view = variables.get(name);
            if (view == null) {
                throw new IllegalArgumentException("no input or variable is named " + name + "; the inputs are "
                        + inputs.keySet());
            }
            checkLength(name, view, source.length);
            fetchVariables();
            newer = Newer.HOST;
        }
        checkLength(name, view, source.length);
        HostCopy.write(source, view);
    }

    @Override
    public void read(String name, float[] destination) {
        checkOpen();
        View view = readable(name);
        checkLength(name, view, destination.length);
        if (view.block() == DeviceMemory.RESIDENT) {
            fetchVariables();
        }
        HostCopy.read(view, destination);
    }

    private View readable(String name) {
        View view = outputs.getOrDefault(name, variables.get(name));
        if (view == null) {
            throw new IllegalArgumentException("no output or variable is named " + name + "; the outputs are "
                    + outputs.keySet());
        }
        return view;
    }

    /** Brings what updates have written on the device. */
    private void fetchVariables() {
        if (newer == Newer.DEVICE) {
            FloatArray resident = memory.array(DeviceMemory.RESIDENT);
            onDevice(() -> last.transferToHost(resident));
            newer = Newer.NEITHER;
        }
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
        for (int i = newer == Newer.HOST ? 0 : firstOfRun; i < graphs; i++) {
            last = execute(i);
        }
        newer = updates ? Newer.DEVICE : Newer.NEITHER;
    }

    private void checkOpen() {
        if (!memory.isAllocated()) {
            throw new IllegalStateException("this executable is closed");
        }
    }

    @Override
    public void close() {
        if (memory.isAllocated()) {
            try {
                turns.close(plan);
            } finally {
                memory.release();
            }
        }
    }
}
