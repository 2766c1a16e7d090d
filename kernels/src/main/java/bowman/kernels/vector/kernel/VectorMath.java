package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of a vector, by polynomials: with the same results on every processor, unlike the platform's vector
 * mathematics.
 */
final class VectorMath {

    private static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts, the first exact in few bits. */
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /** Added to a number below 2^22, it rounds that number to an integer, which is then in the lowest bits. */
    private static final float ROUNDER = 0x1.8p23f;
    private static final float SMALLEST_EXPONENT = -87.33654f;
    private static final float LARGEST_EXPONENT = 88.37626f;

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float INVERSE_SQRT_2_PI = (float) (1 / Math.sqrt(2 * Math.PI));

    private VectorMath() {
    }

    /**
     * exp(x) within one ulp: 2^n times a polynomial of the remainder (Cephes). The result never overflows or
     * underflows.
     */
    static FloatVector exp(FloatVector x) {
        return expOfSmall(atMost(x, LARGEST_EXPONENT));
    }

    /** exp(x) for x that is at most {@link #LARGEST_EXPONENT}. */
    static FloatVector expOfSmall(FloatVector x) {
        x = atLeast(x, SMALLEST_EXPONENT);
        FloatVector shifted = x.fma(constant(LOG2_E), constant(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(constant(-LN2_LOW), n.fma(constant(-LN2_HIGH), x));
        FloatVector p = constant(1.9875691500e-4f);
        p = p.fma(r, constant(1.3981999507e-3f));
        p = p.fma(r, constant(8.3334519073e-3f));
        p = p.fma(r, constant(4.1665795894e-2f));
        p = p.fma(r, constant(1.6666665459e-1f));
        p = p.fma(r, constant(5.0000001201e-1f));
        p = p.fma(r.mul(r), r).add(1f);
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    static FloatVector erf(FloatVector x) {
        x = atMost(atLeast(x, -ErfCoefficients.LIMIT), ErfCoefficients.LIMIT);
        FloatVector z = x.mul(x);
        FloatVector p = constant(ErfCoefficients.P4);
        p = p.fma(z, constant(ErfCoefficients.P3));
        p = p.fma(z, constant(ErfCoefficients.P2));
        p = p.fma(z, constant(ErfCoefficients.P1));
        p = p.fma(z, constant(ErfCoefficients.P0));
        FloatVector q = constant(ErfCoefficients.Q6);
        q = q.fma(z, constant(ErfCoefficients.Q5));
        q = q.fma(z, constant(ErfCoefficients.Q4));
        q = q.fma(z, constant(ErfCoefficients.Q3));
        q = q.fma(z, constant(ErfCoefficients.Q2));
        q = q.fma(z, constant(ErfCoefficients.Q1));
        q = q.fma(z, constant(ErfCoefficients.Q0));
        return x.mul(p).div(q);
    }

    static FloatVector gelu(FloatVector x) {
        FloatVector half = x.mul(0.5f);
        return half.fma(erf(x.mul(SQRT_HALF)), half);
    }

    static FloatVector geluDerivative(FloatVector x) {
        FloatVector distribution = erf(x.mul(SQRT_HALF)).fma(constant(0.5f), constant(0.5f));
        FloatVector density = expOfSmall(x.mul(x).mul(-0.5f)).mul(INVERSE_SQRT_2_PI);
        return x.fma(density, distribution);
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector one = constant(1);
        return one.div(exp(x.neg()).add(one));
    }

    /** The larger of x and a limit; NaN is preserved. Unlike max it needs no instructions for the order of 0 and -0. */
    private static FloatVector atLeast(FloatVector x, float limit) {
        FloatVector least = constant(limit);
        return x.blend(least, x.compare(VectorOperators.LT, least));
    }

    private static FloatVector atMost(FloatVector x, float limit) {
        FloatVector most = constant(limit);
        return x.blend(most, x.compare(VectorOperators.GT, most));
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
