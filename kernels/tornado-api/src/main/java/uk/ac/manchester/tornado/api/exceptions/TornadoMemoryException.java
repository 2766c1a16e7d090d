package uk.ac.manchester.tornado.api.exceptions;

/** A plan that needs more device memory than it may have. */
public class TornadoMemoryException extends RuntimeException {

    public TornadoMemoryException(String message) {
        super(message);
    }
}
