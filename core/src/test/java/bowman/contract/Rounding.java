package bowman.contract;

/**
 * The precision of a backend, and so how near it must come to PyTorch's numbers, which were computed in double
 * precision.
 *
 * <p>Those of {@link #SINGLE} before any step are ten times the error of PyTorch's own float32. Steps amplify rounding,
 * since a ReLU whose argument is nearly 0 may pass a gradient or not: weights changed by one part in 10^7 change the
 * loss before the third step by up to 1.5e-4 and what the steps did to a parameter by up to 1%. A loss changes by 0.1
 * to 2 in a step.
 */
public enum Rounding {

    /** Results are floats but everything between is not. */
    DOUBLE(1e-6, 1e-6, 1e-6, 1e-6, 2e-7, 2e-7, 1e-8, 3e-4, 1e-5),

    /** Everything is a float. */
    SINGLE(1e-4, 1e-4, 5e-5, 1e-4, 1e-6, 5e-4, 1e-6, 2e-2, 1e-2);

    /** Of a prediction's logits, absolute. */
    final double logits;

    /** Of an element of a feature map, relative to its magnitude plus the map's standard deviation. */
    final double feature;

    /** Of a running statistic's norm after a step, relative, and of an element, as of a gradient's. */
    final double statistic;

    /** Of a gradient's norm, relative, and of an element, relative to its magnitude plus the root mean square. */
    final double gradient;

    /** Of the loss before the first step, absolute. */
    final double loss;

    /** Of the losses before the later steps, absolute. */
    final double laterLoss;

    /** Of a parameter after the steps, absolute; for the median of many. */
    final double parameter;

    /** Of the norm of what the steps added to a parameter, relative. */
    final double update;

    /** Of the norm of the logits' error after the steps, relative. */
    final double laterLogits;

    Rounding(double logits, double feature, double statistic, double gradient, double loss, double laterLoss,
            double parameter, double update, double laterLogits) {
        this.logits = logits;
        this.feature = feature;
        this.statistic = statistic;
        this.gradient = gradient;
        this.loss = loss;
        this.laterLoss = laterLoss;
        this.parameter = parameter;
        this.update = update;
        this.laterLogits = laterLogits;
    }

    /** A tolerance of single precision that PyTorch's own float32 misses is ten times as wide. */
    double reachable(double tolerance, double torchError) {
        return this == SINGLE && torchError > tolerance ? 10 * tolerance : tolerance;
    }
}
