package bowman.weights;

import bowman.file.FileText;

/** Thrown when weights do not fit a network. The message is one sentence with the source, the keys and the remedy. */
public final class WeightsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message, in which control characters of files are replaced. */
    public WeightsException(String message) {
        super(FileText.line(message));
    }
}
