package uk.ac.manchester.tornado.api.exceptions;

/** Thrown when a plan cannot be closed. */
public class TornadoExecutionPlanException extends Exception {

    public TornadoExecutionPlanException(String message) {
        super(message);
    }
}
