package bowman.runtime;

import bowman.graph.Graph;
import bowman.graph.Shape;

/**
 * A compiled graph with all its memory. Variables keep their values from run to run. They start at the number of a
 * {@code Fill} initializer, and at 0 where the initializer is random: {@code bowman.weights.StateDict} draws those.
 *
 * <p>One run at a time; the methods must not be called by two threads at once.
 */
public interface Executable extends AutoCloseable {

    /** Returns the graph that was passed to the backend, before its passes. */
    Graph graph();

    /** Returns the memory that this executable holds. */
    MemoryPlan plan();

    /**
     * Sets an input or a variable.
     *
     * @param source as many numbers as its shape has, row-major
     * @throws IllegalArgumentException if no input or variable has that name, or the length is wrong
     */
    void write(String name, float[] source);

    /**
     * Reads an output of the last run, or a variable.
     *
     * @param destination as many numbers as its shape has, row-major
     * @throws IllegalArgumentException if no output or variable has that name, or the length is wrong
     */
    void read(String name, float[] destination);

    /** Returns the shape of the input, variable or output of the given name. */
    Shape shape(String name);

    /**
     * Computes all nodes once.
     *
     * @throws BackendException if the device fails; the values of outputs and variables are then undefined
     */
    void run();

    /** Releases the memory. Closing again has no effect; all other calls then throw {@link IllegalStateException}. */
    @Override
    void close();

    /** Sets an input or a variable as {@link #write(String, float[])} does, and checks the shape too. */
    default void write(String name, Tensor tensor) {
        if (!tensor.shape().equals(shape(name))) {
            throw new IllegalArgumentException(name + " has shape " + shape(name) + ", got " + tensor.shape());
        }
        write(name, tensor.data());
    }

    /** Reads an output or a variable into a new tensor, as {@link #read(String, float[])} does. */
    default Tensor read(String name) {
        Tensor tensor = Tensor.zeros(shape(name));
        read(name, tensor.data());
        return tensor;
    }
}
