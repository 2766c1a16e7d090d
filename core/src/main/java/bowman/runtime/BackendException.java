package bowman.runtime;

/**
 * Thrown when a device or its driver fails, not for a fault of the graph; the message says on which device, what
 * happened and what to change.
 */
public final class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message and cause. */
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
