package uk.ac.manchester.tornado.api.exceptions;

/** Thrown when a graph or a plan is not valid. */
public class TornadoRuntimeException extends RuntimeException {

    public TornadoRuntimeException(String message) {
        super(message);
    }
}
