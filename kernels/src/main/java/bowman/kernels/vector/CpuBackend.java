package bowman.kernels.vector;

import bowman.graph.Graph;
import bowman.graph.pass.EliminateDead;
import bowman.graph.pass.FoldBatchNorm;
import bowman.graph.pass.FuseEpilogue;
import bowman.graph.pass.Recompute;
import bowman.runtime.Executable;
import bowman.runtime.HostBackend;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;

/** What the two CPU backends have in common: everything but the inner loops. */
abstract sealed class CpuBackend implements HostBackend permits VectorBackend, ScalarBackend {

    /** The share of the Java heap that one executable may take before values are computed twice to save memory. */
    private static final double HEAP_SHARE = 0.9;

    /** The inner loops; asked for only where the backend is usable. */
    abstract Kernels kernels();

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return lower(graph, workers).lowering.memory().plan();
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        Lowered lowered = lower(graph, workers);
        return new CpuExecutable(graph, lowered.optimized, lowered.lowering, workers);
    }

    private record Lowered(Graph optimized, Lowering lowering) {
    }

    private Lowered lower(Graph graph, Workers workers) {
        Graph simple = FoldBatchNorm.of(EliminateDead.of(graph));
        Lowered lowered = lowerFused(simple, workers);
        MemoryPlan plan = lowered.lowering.memory().plan();
        long limit = (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE);
        if (plan.bytes() <= limit) {
            return lowered;
        }
        long forValues = limit - (plan.bytes() - plan.values());
        return lowerFused(Recompute.of(simple, Math.max(0, forValues) / Float.BYTES), workers);
    }

    private Lowered lowerFused(Graph graph, Workers workers) {
        Graph fused = FuseEpilogue.of(graph);
        return new Lowered(fused, Lowering.of(fused, kernels(), new Memory(workers.count())));
    }
}
