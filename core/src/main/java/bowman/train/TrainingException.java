package bowman.train;

/**
 * Thrown when a training cannot continue. The message is one sentence with what happened, what is kept, and the remedy.
 */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message. */
    public TrainingException(String message) {
        super(message);
    }
}
