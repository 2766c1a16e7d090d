package uk.ac.manchester.tornado.api.exceptions;

/** Thrown when a task is not valid. */
public class TornadoTaskRuntimeException extends RuntimeException {

    public TornadoTaskRuntimeException(String message) {
        super(message);
    }
}
