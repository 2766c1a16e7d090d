package bowman.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Thrown when a file cannot be written. The message is one sentence with the file, the reason and the remedy; no
 * partial file is left.
 */
public final class FileWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception whose message contains the reason of the cause.
     *
     * @param file the file that could not be written
     * @param cause the failure; if it has a cause itself, the innermost one gives the reason
     */
    public FileWriteException(Path file, IOException cause) {
        super(FileText.line(file + ": the file cannot be written (" + reason(cause)
                + "); free space or choose another folder"), cause);
    }

    /** Image writers wrap the original exception; the innermost one has the reason. */
    private static String reason(IOException e) {
        return e.getCause() instanceof IOException cause ? reason(cause) : switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
