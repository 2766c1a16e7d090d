package bowman.kernels.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;

/** Adds one kernel with its arguments to a graph. */
@FunctionalInterface
interface KernelTask {

    void addTo(TaskGraph graph, String id, KernelContext context);

    /** A kernel with its grid, and a name that says what it does. */
    record Launch(String name, Grid grid, KernelTask task) {
    }
}
