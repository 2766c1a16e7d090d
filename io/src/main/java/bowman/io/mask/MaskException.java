package bowman.io.mask;

import java.io.IOException;

/** The reason why an image is no mask: a sentence that follows the name of its file. */
final class MaskException extends IOException {

    private static final long serialVersionUID = 1L;

    MaskException(String reason) {
        super(reason);
    }
}
