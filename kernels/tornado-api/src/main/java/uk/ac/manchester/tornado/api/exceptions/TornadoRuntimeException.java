package uk.ac.manchester.tornado.api.exceptions;

/** A graph or a plan that cannot be. */
public class TornadoRuntimeException extends RuntimeException {

    public TornadoRuntimeException(String message) {
        super(message);
    }
}
