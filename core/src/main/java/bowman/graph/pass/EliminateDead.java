package bowman.graph.pass;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes nodes whose results are not used. Inputs and variables stay: they are part of the graph's interface. */
public final class EliminateDead {

    private EliminateDead() {
    }

    /** Returns the graph without its dead nodes. */
    public static Graph of(Graph graph) {
        Set<Value> read = new HashSet<>(graph.outputs().values());
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes().reversed()) {
            boolean keep = node.op() instanceof UpdateOp || node.op() instanceof SourceOp.Input
                    || node.op() instanceof SourceOp.Variable || node.results().stream().anyMatch(read::contains);
            if (keep) {
                kept.add(node);
                read.addAll(node.operands());
            }
        }
        Collections.reverse(kept);
        return new Graph(kept, graph.outputs());
    }
}
