package bowman.kernels.vector.kernel;

/** The optimizer's step on n numbers. */
public interface UpdateKernels {

    /**
     * m += (g - m) mRate; v = vKeep v + vRate g g; d = sqrt(v inverse) + epsilon; theta -= (gFactor g + mFactor m) / d.
     */
    void nadam(int n, float[] theta, int to, float[] g, int go, float[] m, int mo, float[] v, int vo,
            Coefficients coefficients);

    /**
     * The coefficients of one step.
     *
     * @param mRate 1 - beta1
     * @param vKeep beta2
     * @param vRate 1 - beta2
     * @param inverse 1 / c0, see {@link bowman.graph.UpdateOp.Nadam}
     * @param gFactor c1
     * @param mFactor c2
     */
    record Coefficients(float mRate, float vKeep, float vRate, float inverse, float epsilon, float gFactor,
            float mFactor) {
    }
}
