package bowman.graph;

import java.util.ArrayList;
import java.util.List;

/** An operation applied to values. Two nodes are equal only if they are identical. */
public final class Node {

    private final Op op;
    private final List<Value> operands;
    private final List<Value> results;
    private final String label;

    Node(Op op, List<Value> operands, String label) {
        this.op = op;
        this.operands = List.copyOf(operands);
        this.label = label;
        List<Shape> shapes = op.results(this.operands.stream().map(Value::shape).toList());
        List<Value> values = new ArrayList<>(shapes.size());
        for (int i = 0; i < shapes.size(); i++) {
            values.add(new Value(this, i, shapes.get(i)));
        }
        this.results = List.copyOf(values);
    }

    /** Returns the operation. */
    public Op op() {
        return op;
    }

    /** Returns the operands in the operation's order. */
    public List<Value> operands() {
        return operands;
    }

    /** Returns an operand by its position, counted from 0. */
    public Value operand(int index) {
        return operands.get(index);
    }

    /** Returns the results in the operation's order; updates have none. */
    public List<Value> results() {
        return results;
    }

    /** Returns a result by its position, counted from 0. */
    public Value result(int index) {
        return results.get(index);
    }

    /**
     * Returns the path of the module that added the node, such as {@code encoder.block1.0.attn}, for messages and
     * profiles.
     */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return Operands.name(op) + " " + label;
    }
}
