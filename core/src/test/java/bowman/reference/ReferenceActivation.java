package bowman.reference;

import bowman.graph.Activation;

/** The activations and their derivatives. */
final class ReferenceActivation {

    private ReferenceActivation() {
    }

    static double value(Activation activation, double x) {
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> Math.max(x, 0);
            case GELU -> x / 2 * (1 + erf(x / Math.sqrt(2)));
            case SIGMOID -> sigmoid(x);
        };
    }

    /** The derivative, given the activation's result or its argument, as {@code differentiatesFromResult} says. */
    static double derivative(Activation activation, double resultOrArgument) {
        double r = resultOrArgument;
        return switch (activation) {
            case IDENTITY -> 1;
            case RELU -> r > 0 ? 1 : 0;
            case GELU -> (1 + erf(r / Math.sqrt(2))) / 2 + r * Math.exp(-r * r / 2) / Math.sqrt(2 * Math.PI);
            case SIGMOID -> r * (1 - r);
        };
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * The error function by the series 2 / sqrt(pi) exp(-x^2) sum over n of 2^n x^(2n+1) / (1 3 5 ... (2n+1))
     * (Abramowitz and Stegun, 7.1.6). All terms have one sign, so nothing cancels: the relative error is a few 1e-16.
     * Beyond 6 the function differs from 1 by less than 3e-17.
     */
    static double erf(double x) {
        if (Math.abs(x) >= 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
