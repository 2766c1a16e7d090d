package bowman.runtime;

/** Thrown when no backend can run on this machine; the message has each one's reason. */
public final class NoBackendException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message. */
    public NoBackendException(String message) {
        super(message);
    }
}
