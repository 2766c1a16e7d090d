package bowman.io.slide;

import java.io.IOException;

/** A file that is not the image it should be. The message is one sentence with the file and the mend. */
public final class SlideException extends IOException {

    public SlideException(String message) {
        super(message);
    }

    public SlideException(String message, Throwable cause) {
        super(message, cause);
    }
}
