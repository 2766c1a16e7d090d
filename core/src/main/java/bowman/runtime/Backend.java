package bowman.runtime;

import bowman.graph.Graph;
import java.util.List;

/**
 * Something that runs graphs. Implementations register with {@link java.util.ServiceLoader} and have a public
 * constructor without parameters that does no work.
 *
 * <p>A backend runs the passes of its choice on a graph that it is given; what it computes is what the graph says.
 */
public interface Backend {

    /** A short name for the command line and the log, such as {@code vector}. */
    String name();

    /** Whether this backend can run here, and why. */
    Availability availability();

    /** The devices that this backend can compute on, its own choice first; none where it cannot run. */
    List<Device> devices();

    /**
     * This backend on one of its devices.
     *
     * @param device the id of the device
     * @throws IllegalArgumentException if it has no such device
     */
    Backend on(String device);

    /**
     * The memory that {@link #compile} would allocate; nothing is allocated.
     *
     * @param workers the threads that it would use
     */
    MemoryPlan plan(Graph graph, Workers workers);

    /**
     * Makes a graph ready to run.
     *
     * @throws InsufficientMemoryException if its memory does not fit
     * @throws BackendException if the device fails
     */
    Executable compile(Graph graph, Workers workers);

    /**
     * Whether a backend can run on this machine in this JVM.
     *
     * @param usable whether it can
     * @param rank of the usable backends, the one with the highest rank is chosen; one that ranks higher and is not
     *     usable is warned of, so that a backend that nobody asked for should rank 0 then
     * @param reason one sentence: what makes it usable, or what is missing and how to mend it
     */
    record Availability(boolean usable, int rank, String reason) {
    }
}
