package bowman.graph.pass;

import bowman.graph.Graph;

/**
 * The order of the passes that a backend runs before it lowers a graph: dead nodes go, batch norms are folded into the
 * convolutions before them, and what follows a convolution is fused with it. Where memory is short, values are
 * recomputed; that comes before fusing, which hides what can be recomputed.
 */
public final class Optimize {

    private final Graph simple;

    /** Runs the passes that do not depend on memory. */
    public Optimize(Graph graph) {
        simple = FoldBatchNorm.of(EliminateDead.of(graph));
    }

    /** The graph that computes every value once. */
    public Graph fastest() {
        return FuseEpilogue.of(simple);
    }

    /** The graph that keeps about {@code floats} numbers of values at a time, and computes others twice. */
    public Graph keeping(long floats) {
        return FuseEpilogue.of(Recompute.of(simple, floats));
    }
}
