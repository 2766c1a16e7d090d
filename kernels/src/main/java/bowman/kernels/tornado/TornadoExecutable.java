package bowman.kernels.tornado;

import bowman.graph.Graph;
import bowman.graph.Shape;
import bowman.kernels.shared.Bindings;
import bowman.kernels.shared.Lowered;
import bowman.kernels.tornado.device.Accelerator;
import bowman.kernels.tornado.device.DeviceGuard;
import bowman.kernels.tornado.device.DeviceLock;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.HostCopy;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.task.Program;
import bowman.runtime.BackendException;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import java.util.function.Supplier;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * One plan of TornadoVM with all its memory. Variables live on the device; the host's copy is updated when it is read,
 * and uploaded after something was written to it.
 */
final class TornadoExecutable implements Executable {

    /**
     * TornadoVM's default flags are those of fast math, which need not preserve NaN and may compute a division
     * with an error of several bits.
     */
    private static final String OPENCL_FLAGS = "-cl-mad-enable -w";

    /** The copy of the variables that is the newer one. */
    private enum Newer { HOST, DEVICE, NEITHER }

    private final Graph graph;
    private final DeviceMemory memory;
    private final MemoryPlan memoryPlan;
    private final DeviceGuard guard;
    private final DeviceLock lock;
    private final TornadoExecutionPlan plan;
    private final int graphs;
    private final int firstOfRun;
    private final boolean updates;
    private final Bindings<View> bindings;
    private TornadoExecutionResult last;
    private Newer newer = Newer.HOST;

    /**
     * Compiles all kernels and allocates all memory, so that such failures occur here and not in a run.
     *
     * @param graph the graph that was passed to the backend, before its passes
     * @throws BackendException if the device fails
     */
    TornadoExecutable(Graph graph, Lowered<Program> lowered, Accelerator accelerator) {
        Program program = lowered.program();
        this.graph = graph;
        this.memory = program.memory();
        this.memoryPlan = memory.plan();
        this.updates = lowered.optimized().nodes().stream().anyMatch(node -> !node.op().writes().isEmpty());
        memory.allocate();
        this.bindings = new Bindings<>(program.inputs(),
                Bindings.variables(lowered.optimized(), program.views(), HostCopy::fill), program.outputs());
        GraphSequence sequence = new GraphSequence(program);
        this.graphs = sequence.graphs().length;
        this.firstOfRun = sequence.firstOfRun();
        this.guard = new DeviceGuard(accelerator.device());
        this.lock = new DeviceLock(accelerator.tornado().getDeviceContext());
        TornadoExecutionPlan bare = onDevice(() -> new TornadoExecutionPlan(sequence.graphs()));
        try {
            this.plan = onDevice(() -> bare.withDevice(accelerator.tornado())
                    .withCompilerFlags(TornadoVMBackendType.OPENCL, OPENCL_FLAGS)
                    .withGridScheduler(sequence.grids()).withPreCompilation());
            execute(0);
        } catch (RuntimeException | Error failure) {
            release(bare, failure);
            throw failure;
        }
    }

    /**
     * Releases a plan's memory on the device, which TornadoVM releases only with the plan. A device that failed may
     * fail here again.
     */
    private void release(TornadoExecutionPlan failed, Throwable failure) {
        try {
            lock.close(failed);
        } catch (RuntimeException | Error again) {
            failure.addSuppressed(again);
        }
    }

    private TornadoExecutionResult execute(int index) {
        return onDevice(() -> plan.withGraph(index).execute());
    }

    private <T> T onDevice(Supplier<T> call) {
        return guard.call(() -> lock.run(call));
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
        View view = bindings.writable(name, source.length);
        if (bindings.isVariable(name)) {
            fetchVariables();
            newer = Newer.HOST;
        }
        HostCopy.write(source, view);
    }

    @Override
    public void read(String name, float[] destination) {
        checkOpen();
        View view = bindings.readable(name, destination.length);
        if (view.block() == DeviceMemory.RESIDENT) {
            fetchVariables();
        }
        HostCopy.read(view, destination);
    }

    /** Copies the variables that updates have written on the device to the host. */
    private void fetchVariables() {
        if (newer == Newer.DEVICE) {
            FloatArray resident = memory.array(DeviceMemory.RESIDENT);
            onDevice(() -> last.transferToHost(resident));
            newer = Newer.NEITHER;
        }
    }

    @Override
    public Shape shape(String name) {
        return bindings.shape(name);
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
                lock.close(plan);
            } finally {
                memory.release();
            }
        }
    }
}
