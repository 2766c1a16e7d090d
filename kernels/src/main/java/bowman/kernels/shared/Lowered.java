package bowman.kernels.shared;

import bowman.graph.Graph;
import bowman.graph.pass.Optimize;
import bowman.runtime.MemoryPlan;
import java.util.function.Function;

/**
 * An optimized graph and the program that a backend made of it.
 *
 * @param optimized a graph with the inputs, variables and outputs of the one that was given
 */
public record Lowered<P>(Graph optimized, P program) {

    /**
     * Optimizes and lowers a graph; where the program takes more memory than the limit, once more with values computed
     * twice. That one may still take more: the caller compares.
     *
     * @param limitBytes bytes that the program may take
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
