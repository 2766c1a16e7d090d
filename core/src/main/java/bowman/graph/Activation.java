package bowman.graph;

/** Activation functions, applied to each element. */
public enum Activation {
    /** x itself. */
    IDENTITY,
    /** max(x, 0); its gradient at 0 is 0. */
    RELU,
    /** x/2 (1 + erf(x / sqrt 2)), the exact form of Hendrycks and Gimpel, 2016. */
    GELU,
    /** 1 / (1 + exp(-x)). */
    SIGMOID;

    /**
     * Returns whether the gradient is computed from the function's result; otherwise it is computed from its argument.
     */
    public boolean differentiatesFromResult() {
        return this == RELU || this == SIGMOID;
    }
}
