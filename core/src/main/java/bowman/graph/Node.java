package bowman.graph;

import java.util.ArrayList;
import java.util.List;

/** An operation applied to values. Two nodes are equal only if they are the same. */
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

    public Op op() {
        return op;
    }

    public List<Value> operands() {
        return operands;
    }

    public Value operand(int index) {
        return operands.get(index);
    }

    public List<Value> results() {
        return results;
    }

    public Value result(int index) {
        return results.get(index);
    }

    /** Where the node comes from, for messages and profiles: a module path such as {@code encoder.block1.0.attn}. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return Operands.name(op) + " " + label;
    }
}
