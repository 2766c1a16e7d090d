package bowman.kernels.shared;

import bowman.graph.Graph;
import bowman.graph.pass.Optimize;
import bowman.runtime.MemoryPlan;
import java.util.function.Function;

/**
 * An optimized graph and the program to which a backend lowered it.
 *
 * @param optimized a graph with the inputs, variables and outputs of the original one
 */
public record Lowered<P>(Graph optimized, P program) {

    /**
     * Optimizes and lowers a graph; if the program takes more memory than the limit, the graph is lowered again with
     * some values computed twice. The result may still exceed the limit, which the caller must check.
     *
     * @param limitBytes the memory that the program may take, in bytes
     */
    public static <P> Lowered<P> within(long limitBytes, Graph graph, Function<Graph, P> lower,
            Function<P, MemoryPlan> memory) {
        Optimize passes = new Optimize(graph);
        Lowered<P> fastest = of(passes.fastest(), lower);
        MemoryPlan plan = memory.apply(fastest.program);
        if (plan.bytes() <= limitBytes) {
            return fastest;
        }
        long forValues = limitBytes - (plan.bytes() - plan.values());
        return of(passes.keeping(Math.max(0, forValues) / Float.BYTES), lower);
    }

    private static <P> Lowered<P> of(Graph optimized, Function<Graph, P> lower) {
        return new Lowered<>(optimized, lower.apply(optimized));
    }
}
