package bowman.graph.pass;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Node;
import bowman.graph.Op;
import bowman.graph.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a graph from another one, node by node, with some values replaced. */
final class Rewrite {

    private final Graph graph;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Value, Value> replacements = new HashMap<>();
    private final Map<Value, Node> singleUsers = new HashMap<>();

    Rewrite(Graph graph) {
        this.graph = graph;
        Set<Value> several = new HashSet<>(graph.outputs().values());
        for (Node node : graph.nodes()) {
            for (Value operand : node.operands()) {
                if (!several.contains(operand) && singleUsers.putIfAbsent(operand, node) != null) {
                    several.add(operand);
                }
            }
        }
        singleUsers.keySet().removeAll(several);
    }

    /** Returns whether exactly one operand of one node reads the value, and the value is not an output. */
    boolean hasSingleUse(Value value) {
        return singleUsers.containsKey(value);
    }

    /** Returns the node that reads a value with a single use, or null. */
    Node singleUser(Value value) {
        return singleUsers.get(value);
    }

    /** Returns the new graph's counterpart of a value of the old graph. */
    Value now(Value value) {
        return replacements.getOrDefault(value, value);
    }

    /** Copies a node to the new graph. */
    void keep(Node node) {
        if (node.operands().stream().noneMatch(replacements::containsKey)) {
            builder.keep(node);
            return;
        }
        Node copy = builder.at(node.label()).add(node.op(), node.operands().stream().map(this::now).toList());
        for (int i = 0; i < node.results().size(); i++) {
            replacements.put(node.result(i), copy.result(i));
        }
    }

    /** Adds a node in the place of another, its operands given as values of the new graph. */
    Value add(Node place, Op op, List<Value> operands) {
        return builder.at(place.label()).add(op, operands).result(0);
    }

    void replace(Value old, Value replacement) {
        replacements.put(old, replacement);
    }

    Graph build() {
        graph.outputs().forEach((name, value) -> builder.output(name, now(value)));
        return builder.build();
    }
}
