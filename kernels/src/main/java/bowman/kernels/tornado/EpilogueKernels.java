package bowman.kernels.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** What is done to a sum before it is written, as a part of kernels. */
final class EpilogueKernels {

    private EpilogueKernels() {
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
