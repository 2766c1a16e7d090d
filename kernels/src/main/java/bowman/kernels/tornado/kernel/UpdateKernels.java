package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Kernels that write to variables, all of which lie in one array. */
public final class UpdateKernels {

    private static final float LARGEST = 3.4028235e38f;

    private UpdateKernels() {
    }

    /**
     * A step of NAdam, see {@link bowman.graph.UpdateOp.Nadam}; the rates are 1 - beta1, beta2, 1 - beta2 and epsilon.
     * Nothing is written if the loss is not finite.
     */
    public static void nadam(KernelContext context, FloatArray gradient, int gradientAt, FloatArray step, int stepAt,
            FloatArray loss, int lossAt, FloatArray variables, int thetaAt, int mAt, int vAt, int ratesAt, int count) {
        if (TornadoMath.abs(loss.get(lossAt)) < LARGEST) {
            float mRate = variables.get(ratesAt);
            float vKeep = variables.get(ratesAt + 1);
            float vRate = variables.get(ratesAt + 2);
            float epsilon = variables.get(ratesAt + 3);
            float inverse = 1f / step.get(stepAt);
            float gFactor = step.get(stepAt + 1);
            float mFactor = step.get(stepAt + 2);
            for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
                float g = gradient.get(gradientAt + i);
                float m = variables.get(mAt + i);
                m += (g - m) * mRate;
                float v = vKeep * variables.get(vAt + i) + vRate * g * g;
                float d = TornadoMath.sqrt(v * inverse) + epsilon;
                variables.set(mAt + i, m);
                variables.set(vAt + i, v);
                variables.set(thetaAt + i, variables.get(thetaAt + i) - (gFactor * g + mFactor * m) / d);
            }
        }
    }

    /** Moves two running statistics a part of the way to the batch's, the second of which is multiplied by a factor. */
    public static void move(KernelContext context, FloatArray batchMean, int batchMeanAt, FloatArray batchVariance,
            int batchVarianceAt, FloatArray variables, int meanAt, int varianceAt, int count, float keep, float part,
            float variancePart) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            variables.set(meanAt + i, keep * variables.get(meanAt + i) + part * batchMean.get(batchMeanAt + i));
            variables.set(varianceAt + i, keep * variables.get(varianceAt + i)
                    + variancePart * batchVariance.get(batchVarianceAt + i));
        }
    }
}
