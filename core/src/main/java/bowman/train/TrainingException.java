package bowman.train;

/** A training that cannot go on. The message is one sentence with what happened, what is kept, and the mend. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        super(message);
    }
}
