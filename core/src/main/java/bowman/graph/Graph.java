package bowman.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes in execution order, and the outputs, the values that are read after a run, by name. Immutable.
 *
 * <p>No node uses a variable after the node that updates it, so every node in a run sees the variables as they were at
 * its start.
 */
public final class Graph {

    private final List<Node> nodes;
    private final Map<String, Value> outputs;

    /**
     * Creates a graph and checks that its nodes can run in the given order.
     *
     * @throws IllegalArgumentException if a node uses a value that comes later, is not of this graph or was updated
     *     before, or if two inputs, variables or outputs have the same name
     */
    public Graph(List<Node> nodes, Map<String, Value> outputs) {
        this.nodes = List.copyOf(nodes);
        this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        Set<Value> known = new HashSet<>();
        Set<Value> written = new HashSet<>();
        Set<String> names = new HashSet<>(outputs.keySet());
        for (Node node : this.nodes) {
            for (Value operand : node.operands()) {
                if (written.contains(operand)) {
                    throw new IllegalArgumentException(node + " uses " + operand + " after it was updated");
                }
                if (!known.contains(operand)) {
                    throw new IllegalArgumentException(node + " uses " + operand + " before it is computed");
                }
            }
            known.addAll(node.results());
            node.op().writes().forEach(index -> written.add(node.operand(index)));
            String name = switch (node.op()) {
                case SourceOp.Input input -> input.name();
                case SourceOp.Variable variable -> variable.name();
                default -> null;
            };
            if (name != null && !names.add(name)) {
                throw new IllegalArgumentException("two inputs, variables or outputs are named " + name);
            }
        }
        for (Map.Entry<String, Value> output : outputs.entrySet()) {
            if (!known.contains(output.getValue())) {
                throw new IllegalArgumentException("output " + output.getKey() + " is not computed by this graph");
            }
        }
    }

    /** Returns the nodes in execution order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns the values that can be read after a run, by name, in the order in which they were declared. */
    public Map<String, Value> outputs() {
        return outputs;
    }

    /** Returns the output of the given name. */
    public Value output(String name) {
        Value value = outputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no output is named " + name + "; there are " + outputs.keySet());
        }
        return value;
    }

    /** Returns the values that the caller writes before each run, by name. */
    public Map<String, Value> inputs() {
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.op() instanceof SourceOp.Input input) {
                inputs.put(input.name(), node.result(0));
            }
        }
        return inputs;
    }

    /** Returns the variables of the given roles, in the order in which they were declared. */
    public List<SourceOp.Variable> variables(SourceOp.Role... roles) {
        List<SourceOp.Role> wanted = List.of(roles);
        List<SourceOp.Variable> variables = new ArrayList<>();
        for (Node node : nodes) {
            if (node.op() instanceof SourceOp.Variable variable && wanted.contains(variable.role())) {
                variables.add(variable);
            }
        }
        return variables;
    }
}
