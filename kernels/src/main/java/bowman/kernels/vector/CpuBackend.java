package bowman.kernels.vector;

import bowman.graph.Graph;
import bowman.kernels.shared.Lowered;
import bowman.kernels.vector.kernel.Kernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.Program;
import bowman.runtime.Executable;
import bowman.runtime.HostBackend;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;

/** The common part of the two CPU backends: everything but the inner loops. */
abstract sealed class CpuBackend implements HostBackend permits VectorBackend, ScalarBackend {

    /** The share of the Java heap that one executable may take before values are computed twice to save memory. */
    private static final double HEAP_SHARE = 0.9;

    /** The inner loops; called only where the backend is usable. */
    abstract Kernels kernels();

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return lower(graph, workers).program().memory().plan();
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        return new CpuExecutable(graph, lower(graph, workers), workers);
    }

    private Lowered<Program> lower(Graph graph, Workers workers) {
        long limit = (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE);
        return Lowered.within(limit, graph, optimized -> Lowering.of(optimized, kernels(), new Memory(workers.count())),
                program -> program.memory().plan());
    }
}
