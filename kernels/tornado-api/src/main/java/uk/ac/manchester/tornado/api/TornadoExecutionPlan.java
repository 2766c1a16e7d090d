package uk.ac.manchester.tornado.api;

import java.util.Arrays;
import java.util.List;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/**
 * Graphs that run on a device, and their memory there.
 *
 * <p>Every graph has its own buffer on the device for each array that its tasks take; kernels access nothing else. A
 * buffer is initialized with NaN, and keeps its contents from execution to execution.
 *
 * <p>An array that a graph consumes is the buffer of the graph that ran <em>just before</em> (in TornadoVM 5.2: {@code
 * TornadoTaskGraph.updatePersistedObjectState}). If that graph is one of those named by {@code consumeFromDevice}, the
 * arrays named with it are taken over, and the others keep their buffers; otherwise all consumed arrays are taken over
 * from it, and it has to persist them all. Where TornadoVM would continue with a null buffer this class throws. Nothing
 * is taken over between the graphs of one {@link #execute()}.
 *
 * <p>As in TornadoVM 5.2 ({@code TornadoVMInterpreter.compileTaskFromBytecodeToBinary}), a plan that was compiled
 * before it ran refuses to run if any plan of its device has released its memory since.
 */
public class TornadoExecutionPlan implements AutoCloseable {

    private final List<GraphOnDevice> graphs;
    private final DeviceMemory memory = new DeviceMemory(device().getMaxGlobalMemory());
    private List<GraphOnDevice> selected;
    private GraphOnDevice last;
    private GridScheduler grids = new GridScheduler();
    private boolean precompiled;
    private boolean closed;

    public TornadoExecutionPlan(ImmutableTaskGraph... graphs) {
        this.graphs = Arrays.stream(graphs).map(graph -> new GraphOnDevice(graph, memory)).toList();
        this.selected = this.graphs;
        if (this.graphs.stream().map(GraphOnDevice::name).distinct().count() < graphs.length) {
            throw new TornadoRuntimeException("graphs of a plan need different names");
        }
    }

    private static TornadoDevice device() {
        return TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice();
    }

    public static TornadoDevice getDevice(int backend, int device) {
        return TornadoRuntimeProvider.getTornadoRuntime().getBackend(backend).getDevice(device);
    }

    public static TornadoDeviceMap getTornadoDeviceMap() {
        return new TornadoDeviceMap();
    }

    /**
     * Runs the selected graphs, one after the other.
     *
     * @throws TornadoRuntimeException if a graph has no task, a grid does not fit, a consumed array is absent or the
     *     device was reset
     * @throws uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException if a kernel failed
     */
    public TornadoExecutionResult execute() {
        if (closed) {
            throw new TornadoRuntimeException("the plan is closed");
        }
        if (precompiled && device().getDeviceContext().wasReset()) {
            throw new TornadoRuntimeException("reset() was called after warmup(): a plan of the device was freed or "
                    + "closed after this one was compiled");
        }
        Profile profile = new Profile();
        for (GraphOnDevice graph : selected) {
            if (last != null) {
                graph.consumeFrom(last);
            }
            graph.execute(grids, profile);
        }
        last = selected.getLast();
        profile.end();
        return new TornadoExecutionResult(this, new TornadoProfilerResult(profile, memory.bytes()));
    }

    /** Selects a graph by its index, from 0. */
    public TornadoExecutionPlan withGraph(int index) {
        if (index < 0 || index >= graphs.size()) {
            throw new TornadoRuntimeException("the plan has no graph " + index + " but " + graphs.size() + " graphs");
        }
        selected = List.of(graphs.get(index));
        return this;
    }

    public TornadoExecutionPlan withAllGraphs() {
        selected = graphs;
        return this;
    }

    public TornadoExecutionPlan withPreCompilation() {
        device().getDeviceContext().setResetToFalse();
        precompiled = true;
        return this;
    }

    public TornadoExecutionPlan withDevice(TornadoDevice device) {
        return this;
    }

    /**
     * Sets the grids of the tasks of all graphs.
     *
     * @throws TornadoRuntimeException if no grid belongs to a task of the plan
     */
    public TornadoExecutionPlan withGridScheduler(GridScheduler scheduler) {
        if (graphs.stream().flatMap(GraphOnDevice::taskNames).noneMatch(scheduler.tasks()::contains)) {
            throw new TornadoRuntimeException("none of the grids " + scheduler.tasks()
                    + " belongs to a task of the plan");
        }
        grids = scheduler;
        return this;
    }

    public TornadoExecutionPlan withProfiler(ProfilerMode mode) {
        return this;
    }

    public TornadoExecutionPlan withoutProfiler() {
        return this;
    }

    /** Limits the memory of the plan, such as {@code 512MB} or {@code 4GB}. */
    public TornadoExecutionPlan withMemoryLimit(String limit) {
        memory.limit(MemorySize.parse(limit));
        return this;
    }

    public TornadoExecutionPlan withPrintKernel() {
        return this;
    }

    public TornadoExecutionPlan withCompilerFlags(TornadoVMBackendType backend, String flags) {
        return this;
    }

    public TornadoExecutionPlan withCUDAGraph() {
        return this;
    }

    /** Discards all buffers on the device. */
    public TornadoExecutionPlan freeDeviceMemory() {
        graphs.forEach(GraphOnDevice::forget);
        last = null;
        memory.free();
        resetContext();
        return this;
    }

    public TornadoExecutionPlan resetDevice() {
        return freeDeviceMemory();
    }

    public TornadoExecutionPlan clearProfiles() {
        return this;
    }

    /** Returns the size of all buffers with their headers, in bytes. */
    public long getCurrentDeviceMemoryUsage() {
        return memory.bytes();
    }

    @Override
    public void close() throws TornadoExecutionPlanException {
        if (!closed) {
            closed = true;
            memory.close();
            resetContext();
        }
    }

    private void resetContext() {
        device().getDeviceContext().reset(System.identityHashCode(this));
    }

    void transferToHost(DataRange range) {
        List<GraphOnDevice> keeping = selected.stream().filter(graph -> graph.keeps(range.array())).toList();
        if (keeping.isEmpty()) {
            throw new TornadoRuntimeException("none of the selected graphs "
                    + selected.stream().map(GraphOnDevice::name).toList()
                    + " declares the array UNDER_DEMAND or persists it");
        }
        keeping.forEach(graph -> graph.toHost(range));
    }
}
