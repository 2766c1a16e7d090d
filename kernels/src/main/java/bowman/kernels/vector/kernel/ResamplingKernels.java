package bowman.kernels.vector.kernel;

import bowman.kernels.shared.AxisMap;

/** Loops of linear maps along an axis, and of maxima. */
public interface ResamplingKernels {

    /** y = sum over k in [first, end) of weights[k] times the n numbers at xo + indices[k] step. */
    void combine(int n, float[] x, int xo, int step, int[] indices, float[] weights, int first, int end, float[] y,
            int yo);

    /** For each element i of the axis, {@link #combine} of its terms, into the n numbers at yo + i n; the step is n. */
    void alongRow(int n, AxisMap axis, float[] x, int xo, float[] y, int yo);

    /** y = the larger of y and x, of n numbers. */
    void max(int n, float[] x, int xo, float[] y, int yo);
}
