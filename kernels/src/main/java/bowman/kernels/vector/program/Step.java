package bowman.kernels.vector.program;

import bowman.runtime.Workers;

/**
 * A compiled node: it has its views, and splits its work into chunks that depend on the problem alone, not on the
 * number of workers.
 */
@FunctionalInterface
public interface Step {

    void run(Workers workers);
}
