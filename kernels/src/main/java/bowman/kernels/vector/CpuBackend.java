package bowman.kernels.vector;

import bowman.graph.Graph;
import bowman.graph.pass.EliminateDead;
import bowman.graph.pass.FoldBatchNorm;
import bowman.graph.pass.FuseEpilogue;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;

/** What the two CPU backends have in common: everything but the inner loops. */
abstract sealed class CpuBackend implements Backend permits VectorBackend, ScalarBackend {

    /** The inner loops; asked for only where the backend is usable. */
    abstract Kernels kernels();

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        Memory memory = new Memory(workers.count());
        Lowering.of(optimize(graph), kernels(), memory);
        return memory.plan();
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        Graph optimized = optimize(graph);
        Lowering lowering = Lowering.of(optimized, kernels(), new Memory(workers.count()));
        return new CpuExecutable(graph, optimized, lowering, workers);
    }

    private static Graph optimize(Graph graph) {
        return FuseEpilogue.of(FoldBatchNorm.of(EliminateDead.of(graph)));
    }
}
