package bowman.runtime;

/** No backend can run here; the message has each one's reason. */
public final class NoBackendException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public NoBackendException(String message) {
        super(message);
    }
}
