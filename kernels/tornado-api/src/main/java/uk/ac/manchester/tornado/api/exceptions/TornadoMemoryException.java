package uk.ac.manchester.tornado.api.exceptions;

/** Thrown when a plan exceeds its limit of device memory. */
public class TornadoMemoryException extends RuntimeException {

    public TornadoMemoryException(String message) {
        super(message);
    }
}
