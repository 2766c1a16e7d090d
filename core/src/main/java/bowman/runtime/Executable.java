package bowman.runtime;

import bowman.graph.Graph;
import bowman.graph.Shape;

/**
 * A graph made ready to run, with all its memory. Variables keep their numbers from run to run; they start as their
 * initializers' {@code Fill} says, and at 0 where the initializer draws random numbers: see {@code
 * bowman.weights.StateDict} for those.
 *
 * <p>One run at a time; the methods must not be called by two threads at once.
 */
public interface Executable extends AutoCloseable {

    /** The graph that was compiled, as it was given. */
    Graph graph();

    /** The memory that this executable holds. */
    MemoryPlan plan();

    /**
     * Sets an input or a variable.
     *
     * @param source as many numbers as its shape has, row-major
     * @throws IllegalArgumentException if nothing of that name can be written, or the length is wrong
     */
    void write(String name, float[] source);

    /**
     * Reads an output of the last run, or a variable.
     *
     * @param destination as many numbers as its shape has, row-major
     * @throws IllegalArgumentException if nothing of that name can be read, or the length is wrong
     */
    void read(String name, float[] destination);

    /** The shape of the input, variable or output of the given name. */
    Shape shape(String name);

    /**
     * Computes all nodes once.
     *
     * @throws BackendException if the device fails; the numbers of outputs and variables are undefined then
     */
    void run();

    /** Lets go of the memory; anything but another close is an {@link IllegalStateException} after that. */
    @Override
    void close();

    /** {@link #write(String, float[])} with the shape checked too. */
    default void write(String name, Tensor tensor) {
        if (!tensor.shape().equals(shape(name))) {
            throw new IllegalArgumentException(name + " has shape " + shape(name) + ", got " + tensor.shape());
        }
        write(name, tensor.data());
    }

    /** {@link #read(String, float[])} into a new tensor. */
    default Tensor read(String name) {
        Tensor tensor = Tensor.zeros(shape(name));
        read(name, tensor.data());
        return tensor;
    }
}
