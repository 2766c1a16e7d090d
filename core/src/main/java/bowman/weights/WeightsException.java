package bowman.weights;

/** Weights that do not fit a network. The message is one sentence with the source, the keys, and the mend. */
public final class WeightsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WeightsException(String message) {
        super(message);
    }
}
