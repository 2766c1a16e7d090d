package bowman.io.tiff;

import java.io.IOException;

/** A tile that cannot be decoded; the message is the end of a sentence that begins with "the tile". */
final class BadTileException extends IOException {

    private static final long serialVersionUID = 1L;

    BadTileException(String message) {
        super(message);
    }

    BadTileException(String message, Throwable cause) {
        super(message, cause);
    }
}
