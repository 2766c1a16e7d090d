package bowman.graph;

/** Shapes that do not fit an operation or each other; the message says which and what would fit. */
public final class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
