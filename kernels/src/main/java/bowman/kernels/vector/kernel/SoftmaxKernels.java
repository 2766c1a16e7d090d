package bowman.kernels.vector.kernel;

/** Softmax of rows that lie {@code pitch} apart. */
public interface SoftmaxKernels {

    /** y[i] = softmax(factor x[i]); y may be x. */
    void softmax(int rows, int n, float factor, float[] x, int xo, float[] y, int yo, int pitch);

    /** dx[i] = factor y[i] (dy[i] - dot(dy[i], y[i])); dx may be dy. */
    void gradient(int rows, int n, float factor, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo,
            int pitch);
}
