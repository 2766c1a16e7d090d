package bowman.kernels.tornado.device;

import java.util.Optional;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;

/** Adds one kernel, or one call of a library, with its arguments to a graph. */
@FunctionalInterface
public interface KernelTask {

    void addTo(TaskGraph graph, String id, KernelContext context);

    /** A kernel with its grid, or a call of a library, which has none, and a descriptive name. */
    record Launch(String name, Optional<Grid> grid, KernelTask task) {

        public Launch(String name, Grid grid, KernelTask task) {
            this(name, Optional.of(grid), task);
        }

        public static Launch ofLibrary(String name, KernelTask task) {
            return new Launch(name, Optional.empty(), task);
        }
    }
}
