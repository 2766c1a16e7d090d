package bowman.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that could not be written. The message is one sentence with the file and the mend; no part of it is left. */
public final class FileWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file which could not be written
     * @param cause what stopped it; its reason, or its own cause's, stands in the message
     */
    public FileWriteException(Path file, IOException cause) {
        super(file + ": the file cannot be written (" + reason(cause) + "); free space or choose another folder",
                cause);
    }

    /** Image writers wrap what stopped them; the innermost exception has the reason. */
    private static String reason(IOException e) {
        return e.getCause() instanceof IOException cause ? reason(cause) : switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
