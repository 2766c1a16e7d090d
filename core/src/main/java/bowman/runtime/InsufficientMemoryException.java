package bowman.runtime;

/**
 * Thrown when a plan does not fit into memory; the message says how much is needed, how much there is, and what to
 * change.
 */
public final class InsufficientMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message. */
    public InsufficientMemoryException(String message) {
        super(message);
    }
}
