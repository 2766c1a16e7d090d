package bowman.io.export;

import java.io.IOException;

/** A result that could not be written. The message is one sentence with the file and the mend; no part of it is left. */
public final class ExportException extends IOException {

    public ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
