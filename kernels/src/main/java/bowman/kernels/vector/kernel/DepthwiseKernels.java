package bowman.kernels.vector.kernel;

/** Depthwise convolutions along one row of output pixels. */
public interface DepthwiseKernels {

    /**
     * y[x][c] = sum over t of a[x][c + offsets[t]] w[t][c].
     *
     * <p>a[x][c] is {@code a[ao + x * aStep + c]}, y[x][c] is {@code y[yo + x * yStep + c]}, w[t][c] is {@code w[wo +
     * t * channels + c]}.
     */
    void convolve(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] w, int wo, float[] y,
            int yo, int yStep);

    /** dw[t][c] += sum over x of dy[x][c] a[x][c + offsets[t]]; dy[x][c] is {@code dy[dyo + x * channels + c]}. */
    void weightGradient(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] dy, int dyo,
            float[] dw, int dwo);
}
