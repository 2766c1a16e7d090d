package bowman.io.slide;

import java.io.IOException;

/** A file that is not the image it should be. The message is one sentence with the file and the mend. */
public final class SlideException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that begins with the file and ends with the mend */
    public SlideException(String message) {
        super(message);
    }

    /**
     * @param message one sentence that begins with the file and ends with the mend
     * @param cause what the reader met
     */
    public SlideException(String message, Throwable cause) {
        super(message, cause);
    }
}
