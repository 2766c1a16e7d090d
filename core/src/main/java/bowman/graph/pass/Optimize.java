package bowman.graph.pass;

import bowman.graph.Graph;

/**
 * The order of the passes that a backend runs before it lowers a graph: dead nodes are removed, batch norms are folded
 * into the convolutions before them, and the operations after a convolution are fused into it. Where memory is short,
 * values are recomputed; that comes before fusing, which would hide the values that can be recomputed.
 */
public final class Optimize {

    private final Graph simple;

    /** Runs the passes that do not depend on memory. */
    public Optimize(Graph graph) {
        simple = FoldBatchNorm.of(EliminateDead.of(graph));
    }

    /** Returns the graph that computes every value once. */
    public Graph fastest() {
        return FuseEpilogue.of(simple);
    }

    /**
     * Returns a graph whose values take about {@code floats} elements of memory at a time; others are computed twice.
     */
    public Graph keeping(long floats) {
        return FuseEpilogue.of(Recompute.of(simple, floats));
    }
}
