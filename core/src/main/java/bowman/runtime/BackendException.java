package bowman.runtime;

/** A device or its driver failed, not the graph; the message says on which device, what happened and what to change. */
public final class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
