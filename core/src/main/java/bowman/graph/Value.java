package bowman.graph;

/** A result of a node. Two values are equal only if they are identical. */
public final class Value {

    private final Node node;
    private final int index;
    private final Shape shape;

    Value(Node node, int index, Shape shape) {
        this.node = node;
        this.index = index;
        this.shape = shape;
    }

    /** Returns the node that computes this value. */
    public Node node() {
        return node;
    }

    /** Returns the position among the node's results, counted from 0. */
    public int index() {
        return index;
    }

    /** Returns the shape. */
    public Shape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return node.label() + (node.results().size() > 1 ? "#" + index : "") + " " + shape;
    }
}
