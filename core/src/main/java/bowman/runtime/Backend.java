package bowman.runtime;

import bowman.graph.Graph;
import java.util.List;

/**
 * Compiles graphs and runs them on its devices. Implementations register with {@link java.util.ServiceLoader} and have
 * a public constructor without parameters that does no work.
 *
 * <p>A backend applies the passes of its choice to a graph; they do not change what the graph computes.
 */
public interface Backend {

    /** Returns a short name for the command line and the log, such as {@code vector}. */
    String name();

    /** Returns whether this backend can run on this machine, and why. */
    Availability availability();

    /** Returns the devices that this backend can compute on, its default first; none where it cannot run. */
    List<Device> devices();

    /**
     * Returns this backend on one of its devices.
     *
     * @param device the id of the device
     * @throws IllegalArgumentException if it has no such device
     */
    Backend on(String device);

    /**
     * Returns the memory that {@link #compile} would allocate; nothing is allocated.
     *
     * @param workers the threads that it would use
     */
    MemoryPlan plan(Graph graph, Workers workers);

    /**
     * Compiles a graph and allocates its memory.
     *
     * @throws InsufficientMemoryException if its memory does not fit
     * @throws BackendException if the device fails
     */
    Executable compile(Graph graph, Workers workers);

    /**
     * The availability of a backend on this machine in this JVM.
     *
     * @param usable true if the backend can run
     * @param rank the usable backend with the highest rank is chosen; a warning is logged for each that ranks higher
     *     and is not usable, so a backend that was not installed on purpose should then have rank 0
     * @param reason one sentence: what makes it usable, or what is missing and the remedy
     */
    record Availability(boolean usable, int rank, String reason) {
    }
}
