package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Batch norms folded into the convolutions before them. */
public final class FoldingKernels {

    private FoldingKernels() {
    }

    public static void weight(KernelContext context, FloatArray weight, int weightAt, FloatArray gamma, int gammaAt,
            FloatArray variance, int varianceAt, FloatArray y, int yAt, int count, int perChannel, float epsilon) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i / perChannel;
            float deviation = TornadoMath.sqrt(variance.get(varianceAt + channel) + epsilon);
            y.set(yAt + i, weight.get(weightAt + i) * gamma.get(gammaAt + channel) / deviation);
        }
    }

    public static void bias(KernelContext context, FloatArray bias, int biasAt, FloatArray gamma, int gammaAt,
            FloatArray beta, int betaAt, FloatArray mean, int meanAt, FloatArray variance, int varianceAt,
            FloatArray y, int yAt, int count, float epsilon) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            float factor = gamma.get(gammaAt + i) / TornadoMath.sqrt(variance.get(varianceAt + i) + epsilon);
            y.set(yAt + i, beta.get(betaAt + i) + (bias.get(biasAt + i) - mean.get(meanAt + i)) * factor);
        }
    }
}
