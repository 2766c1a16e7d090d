package bowman.runtime;

/** A plan that does not fit; the message says how much is needed, how much there is, and what to change. */
public final class InsufficientMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InsufficientMemoryException(String message) {
        super(message);
    }
}
