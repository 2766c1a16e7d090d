package uk.ac.manchester.tornado.api.exceptions;

/** A task that cannot be. */
public class TornadoTaskRuntimeException extends RuntimeException {

    public TornadoTaskRuntimeException(String message) {
        super(message);
    }
}
