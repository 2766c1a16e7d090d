package bowman.weights;

/** Thrown when weights do not fit a network. The message is one sentence with the source, the keys and the remedy. */
public final class WeightsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message. */
    public WeightsException(String message) {
        super(message);
    }
}
