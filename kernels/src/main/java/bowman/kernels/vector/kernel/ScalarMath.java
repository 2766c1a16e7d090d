package bowman.kernels.vector.kernel;

import bowman.graph.Activation;

/** Functions of one number, with the same approximations as {@link VectorMath}. */
final class ScalarMath {

    private static final double INVERSE_SQRT_2_PI = 1 / Math.sqrt(2 * Math.PI);

    private ScalarMath() {
    }

    static float activate(Activation activation, float x) {
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> Math.max(x, 0);
            case GELU -> 0.5f * x * (1 + erf(x * (float) Math.sqrt(0.5)));
            case SIGMOID -> (float) (1 / (1 + Math.exp(-x)));
        };
    }

    /** The derivative, given the result or the argument as {@link Activation#differentiatesFromResult()} says. */
    static float derivative(Activation activation, float v) {
        return switch (activation) {
            case IDENTITY -> 1;
            case RELU -> v > 0 ? 1 : 0;
            case GELU -> 0.5f * (1 + erf(v * (float) Math.sqrt(0.5)))
                    + (float) (v * INVERSE_SQRT_2_PI * Math.exp(-0.5 * v * v));
            case SIGMOID -> v * (1 - v);
        };
    }

    /** The error function. */
    static float erf(float x) {
        float t = Math.clamp(x, -ErfCoefficients.LIMIT, ErfCoefficients.LIMIT);
        float z = t * t;
        float p = ErfCoefficients.P4;
        p = Math.fma(p, z, ErfCoefficients.P3);
        p = Math.fma(p, z, ErfCoefficients.P2);
        p = Math.fma(p, z, ErfCoefficients.P1);
        p = Math.fma(p, z, ErfCoefficients.P0);
        float q = ErfCoefficients.Q6;
        q = Math.fma(q, z, ErfCoefficients.Q5);
        q = Math.fma(q, z, ErfCoefficients.Q4);
        q = Math.fma(q, z, ErfCoefficients.Q3);
        q = Math.fma(q, z, ErfCoefficients.Q2);
        q = Math.fma(q, z, ErfCoefficients.Q1);
        q = Math.fma(q, z, ErfCoefficients.Q0);
        return t * p / q;
    }
}
