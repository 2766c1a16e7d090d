package bowman.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file that could not be written. The message is one sentence with the file and the mend; no part of it is left. */
public final class FileWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file which cannot be written
     * @param reason in words
     */
    public FileWriteException(Path file, String reason, Throwable cause) {
        super(file + ": the file cannot be written (" + reason + "); free space or choose another folder", cause);
    }
}
