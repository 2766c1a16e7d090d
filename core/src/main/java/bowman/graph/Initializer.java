package bowman.graph;

/** How a variable starts; the formulae are PyTorch's. */
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

    /** Normal with mean 0, values outside [-limit, limit] drawn anew. */
    record TruncatedNormal(double standardDeviation, double limit) implements Initializer {
    }

    Initializer ZEROS = new Fill(0);

    Initializer ONES = new Fill(1);
}
