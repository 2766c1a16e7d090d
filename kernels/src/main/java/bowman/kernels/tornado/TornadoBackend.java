package bowman.kernels.tornado;

import bowman.graph.Graph;
import bowman.graph.pass.EliminateDead;
import bowman.graph.pass.FoldBatchNorm;
import bowman.graph.pass.FuseEpilogue;
import bowman.graph.pass.Recompute;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;

/** Kernels on a GPU or another device, through TornadoVM. */
public final class TornadoBackend implements Backend {

    private final Platform platform;

    /** The device that TornadoVM takes by itself. */
    public TornadoBackend() {
        this(new Platform.Installed());
    }

    TornadoBackend(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return "tornado";
    }

    @Override
    public Availability availability() {
        return platform.availability();
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return lower(graph).lowering.memory().plan();
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        Lowered lowered = lower(graph);
        MemoryPlan plan = lowered.lowering.memory().plan();
        DeviceLimits limits = lowered.lowering.limits();
        if (plan.bytes() > limits.bytes()) {
            throw new InsufficientMemoryException("this graph needs " + plan + ", but TornadoVM may take "
                    + (limits.bytes() >> 20) + " MiB of the device; raise -Dtornado.device.memory where the device has"
                    + " more, or use a smaller batch or a smaller image");
        }
        return new TornadoExecutable(graph, lowered.optimized, lowered.lowering, platform.device());
    }

    private record Lowered(Graph optimized, Lowering lowering) {
    }

    private Lowered lower(Graph graph) {
        Graph simple = FoldBatchNorm.of(EliminateDead.of(graph));
        Lowered lowered = lowerFused(simple);
        MemoryPlan plan = lowered.lowering.memory().plan();
        long limit = platform.limits().bytes();
        if (plan.bytes() <= limit) {
            return lowered;
        }
        long forValues = limit - (plan.bytes() - plan.values());
        return lowerFused(Recompute.of(simple, Math.max(0, forValues) / Float.BYTES));
    }

    private Lowered lowerFused(Graph graph) {
        Graph fused = FuseEpilogue.of(graph);
        return new Lowered(fused, Lowering.of(fused, platform.limits()));
    }
}
