package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** The operations on a sum before it is written, as a part of kernels and as a kernel of their own. */
public final class EpilogueKernels {

    private EpilogueKernels() {
    }

    /** Finishes {@code count} sums that begin with their array's first element. */
    public static void apply(KernelContext context, FloatArray sums, int count, int channels, FloatArray bias,
            int biasAt, FloatArray residual, int residualAt, FloatArray y, int yAt, int epilogue) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, finish(sums.get(i), epilogue, bias, biasAt + i % channels, residual, residualAt + i));
        }
    }

    static float finish(float sum, int epilogue, FloatArray bias, int biasAt, FloatArray residual, int residualAt) {
        float y = sum;
        if ((epilogue & Epilogues.BIAS) != 0) {
            y += bias.get(biasAt);
        }
        if ((epilogue & Epilogues.RESIDUAL) != 0) {
            y += residual.get(residualAt);
        }
        return ActivationKernels.activate(epilogue & Epilogues.ACTIVATION, y);
    }
}
