package bowman.train;

import bowman.file.FileText;

/**
 * Thrown when a training cannot continue. The message is one sentence with what happened, what is kept, and the remedy.
 */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the given message, in which control characters of files are replaced. */
    public TrainingException(String message) {
        super(FileText.line(message));
    }
}
