package bowman.runtime;

import bowman.graph.Graph;

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
     */
    Executable compile(Graph graph, Workers workers);

    /**
     * Whether a backend can run on this machine in this JVM.
     *
     * @param usable whether it can
     * @param rank of the usable backends, the one with the highest rank is chosen
     * @param reason one sentence: what makes it usable, or what is missing and how to mend it
     */
    record Availability(boolean usable, int rank, String reason) {
    }
}
