package bowman.io.slide;

import bowman.file.FileText;
import java.io.IOException;

/** An image file that is missing, damaged or unsupported. The message is one sentence with the file and a remedy. */
public final class SlideException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception without a cause.
     *
     * @param message one sentence that begins with the file and ends with a remedy
     */
    public SlideException(String message) {
        super(FileText.line(message));
    }

    /**
     * An exception with a cause.
     *
     * @param message one sentence that begins with the file and ends with a remedy
     * @param cause the exception of the reader, may be null
     */
    public SlideException(String message, Throwable cause) {
        super(FileText.line(message), cause);
    }
}
