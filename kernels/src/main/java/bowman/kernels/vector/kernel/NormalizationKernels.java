package bowman.kernels.vector.kernel;

/** Loops over rows (pixels) of {@code n} channels, {@code pitch} apart, of maps; vectors of channels are contiguous. */
public interface NormalizationKernels {

    /** y = (x - mean(x)) / sqrt(variance(x) + epsilon) gamma + beta, the statistics over each row; the pitch is n. */
    void layerNorm(int rows, int n, float[] x, int xo, float[] gamma, int go, float[] beta, int bo, float epsilon,
            float[] y, int yo);

    /**
     * The gradient of {@link #layerNorm}; those with respect to gamma and beta are added to the n numbers of {@code
     * sums} from {@code so} on and to the next n.
     */
    void layerNormGradient(int rows, int n, float[] dy, int dyo, float[] x, int xo, float[] gamma, int go,
            float epsilon, float[] dx, int dxo, float[] sums, int so);

    /** sums[c] = sum over the rows of x. */
    void sum(int rows, int n, int pitch, float[] x, int xo, float[] sums, int so);

    /** sums[c] = sum over the rows of (x - mean[c])^2. */
    void squares(int rows, int n, int pitch, float[] x, int xo, float[] mean, int mo, float[] sums, int so);

    /** sums[c] = sum over the rows of a (x - mean[c]). */
    void products(int rows, int n, int pitch, float[] a, int ao, float[] x, int xo, float[] mean, int mo, float[] sums,
            int so);

    /** y = (x - mean[c]) factor[c] + shift[c]. */
    void affine(int rows, int n, int pitch, float[] x, int xo, float[] mean, int mo, float[] factor, int fo,
            float[] shift, int so, float[] y, int yo);

    /** dx = dy a[c] + (x - mean[c]) b[c] + d[c]; a, b, d and mean are offsets in {@code v}. */
    void affineGradient(int rows, int n, int pitch, float[] dy, int dyo, float[] x, int xo, float[] v, int a, int b,
            int d, int mean, float[] dx, int dxo);
}
