package bowman.kernels.tornado.kernel;

import static bowman.kernels.tornado.kernel.Activations.GELU;
import static bowman.kernels.tornado.kernel.Activations.RELU;
import static bowman.kernels.tornado.kernel.Activations.SIGMOID;

import uk.ac.manchester.tornado.api.math.TornadoMath;

/**
 * Activations and their derivatives, as parts of kernels. NaN is preserved, which a device's min and max would drop.
 */
final class ActivationKernels {

    private static final float SQRT_HALF = 0.70710678118654752f;
    private static final float SQRT_HALF_OVER_PI = 0.39894228040143268f;

    /** Beyond this, erf is 1 in float. */
    private static final float ERF_LIMIT = 3.8325068f;

    private ActivationKernels() {
    }

    static float activate(int activation, float x) {
        float y = x;
        if (activation == RELU) {
            y = x < 0f ? 0f : x;
        } else if (activation == GELU) {
            y = 0.5f * x * (1f + erf(x * SQRT_HALF));
        } else if (activation == SIGMOID) {
            y = sigmoid(x);
        }
        return y;
    }

    /**
     * The derivative; {@code v} is the function's result where the derivative is computed from that, else its argument.
     */
    static float derivative(int activation, float v) {
        float d = 1f;
        if (activation == RELU) {
            d = v > 0f ? 1f : 0f;
        } else if (activation == GELU) {
            d = 0.5f * (1f + erf(v * SQRT_HALF)) + v * SQRT_HALF_OVER_PI * TornadoMath.exp(-0.5f * v * v);
        } else if (activation == SIGMOID) {
            d = v * (1f - v);
        }
        return d;
    }

    static float sigmoid(float x) {
        float e = TornadoMath.exp(-TornadoMath.abs(x));
        return (x > 0f ? 1f : e) / (1f + e);
    }

    /** A rational approximation, x P(x^2) / Q(x^2), within 3e-7. */
    static float erf(float x) {
        float y = x > 0f ? 1f : -1f;
        if (TornadoMath.abs(x) < ERF_LIMIT) {
            float s = x * x;
            float p = (((0.00022905065861350646f * s + 0.0034082910107109506f) * s + 0.050955695062380861f) * s
                    + 0.18520832239976145f) * s + 1.128379143519084f;
            float q = (((((-1.1791602954361697e-7f * s + 0.000023547966471313185f) * s + 0.0010179625278914885f) * s
                    + 0.014070470171167667f) * s + 0.11098505178285362f) * s + 0.49746925110067538f) * s + 1f;
            y = x * p / q;
        }
        return y;
    }
}
