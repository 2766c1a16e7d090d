package bowman.io.jpeg;

import bowman.file.FileText;
import java.io.IOException;

/** JPEG data that cannot be decoded; the message is the end of a sentence that begins with the name of the image. */
public final class JpegException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean unsupported;

    JpegException(String message) {
        super(FileText.line(message));
        this.unsupported = false;
    }

    private JpegException(String message, boolean unsupported) {
        super(FileText.line(message));
        this.unsupported = unsupported;
    }

    JpegException(String message, Throwable cause) {
        super(FileText.line(message), cause);
        this.unsupported = false;
    }

    /** Data that may be whole, of a kind that no decoder here supports. */
    static JpegException unsupported(String kind) {
        return new JpegException("is JPEG data with " + kind + ", which cannot be decoded", true);
    }

    /** Returns whether the data may be whole, but are of a kind that no decoder here supports. */
    public boolean isUnsupported() {
        return unsupported;
    }
}
