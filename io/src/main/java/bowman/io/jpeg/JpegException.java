package bowman.io.jpeg;

import java.io.IOException;

/** JPEG data that cannot be decoded; the message is the end of a sentence that begins with the name of the image. */
public final class JpegException extends IOException {

    private static final long serialVersionUID = 1L;

    JpegException(String message) {
        super(message);
    }

    JpegException(String message, Throwable cause) {
        super(message, cause);
    }
}
