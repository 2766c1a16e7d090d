package bowman.graph.pass;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.RandomOp;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * The values that change only when a variable is written from outside: variables that the graph does not update, and
 * values computed from these alone, for example a weight with a batch norm folded in. They are computed once, not in
 * every run.
 */
public final class StaticValues {

    private StaticValues() {
    }

    /** Returns the static values of a graph. */
    public static Set<Value> of(Graph graph) {
        Set<Value> written = new HashSet<>();
        for (Node node : graph.nodes()) {
            node.op().writes().forEach(index -> written.add(node.operand(index)));
        }
        Set<Value> known = new HashSet<>();
        for (Node node : graph.nodes()) {
            boolean fixed = switch (node.op()) {
                case SourceOp.Input input -> false;
                case SourceOp.Variable variable -> !written.contains(node.result(0));
                case SourceOp.Constant constant -> true;
                case UpdateOp update -> false;
                case RandomOp random -> false;
                default -> known.containsAll(node.operands());
            };
            if (fixed) {
                known.addAll(node.results());
            }
        }
        return known;
    }
}
