package bowman.graph;

/** Thrown when shapes do not fit an operation or each other; the message says which, and what would fit. */
public final class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message. */
    public ShapeException(String message) {
        super(message);
    }
}
