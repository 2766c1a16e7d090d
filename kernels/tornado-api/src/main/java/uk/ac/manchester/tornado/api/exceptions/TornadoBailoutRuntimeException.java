package uk.ac.manchester.tornado.api.exceptions;

/** Thrown when an execution fails. */
public class TornadoBailoutRuntimeException extends RuntimeException {

    public TornadoBailoutRuntimeException(String message) {
        super(message);
    }

    public TornadoBailoutRuntimeException(String message, Exception cause) {
        super(message, cause);
    }
}
