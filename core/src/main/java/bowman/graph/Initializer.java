package bowman.graph;

/** The initial values of a variable; the formulae are PyTorch's. */
public sealed interface Initializer {

    /** The same number everywhere. */
    record Fill(float value) implements Initializer {
    }

    /** Uniform in [-bound, bound). */
    record Uniform(double bound) implements Initializer {
    }

    /** Normal with mean 0. */
    record Normal(double standardDeviation) implements Initializer {
    }

    /** Normal with mean 0, values outside [-limit, limit] redrawn. */
    record TruncatedNormal(double standardDeviation, double limit) implements Initializer {
    }

    /** All 0. */
    Initializer ZEROS = new Fill(0);

    /** All 1. */
    Initializer ONES = new Fill(1);
}
