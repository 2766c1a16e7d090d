package bowman.graph;

/** A result of a node. Two values are equal only if they are the same. */
public final class Value {

    private final Node node;
    private final int index;
    private final Shape shape;

    Value(Node node, int index, Shape shape) {
        this.node = node;
        this.index = index;
        this.shape = shape;
    }

    /** The node that gives this value. */
    public Node node() {
        return node;
    }

    /** Its place among the node's results. */
    public int index() {
        return index;
    }

    public Shape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return node.label() + (node.results().size() > 1 ? "#" + index : "") + " " + shape;
    }
}
