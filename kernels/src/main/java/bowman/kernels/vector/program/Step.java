package bowman.kernels.vector.program;

import bowman.runtime.Workers;

/** One node made ready to run: it knows its views and splits its work into chunks by the problem alone. */
@FunctionalInterface
public interface Step {

    void run(Workers workers);
}
