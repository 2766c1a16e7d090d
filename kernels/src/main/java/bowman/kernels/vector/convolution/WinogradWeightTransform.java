package bowman.kernels.vector.convolution;

import bowman.kernels.vector.kernel.WinogradKernels;
import bowman.kernels.vector.kernel.WinogradPoints;

/**
 * G g G', for many kernels g at once, the only transform of {@link WinogradKernels} in double: the error of a weight is
 * the same in every pixel, so averaging over pixels does not reduce it. Plain loops, which the JIT compiler turns into
 * vectors.
 */
final class WinogradWeightTransform {

    private static final int KERNEL = WinogradKernels.KERNEL;
    private static final int WINDOW = WinogradKernels.WINDOW;

    private final double[][] kernels;
    private final double[][] columns;

    /**
     * Allocates the arrays of a transform.
     *
     * @param kernels the largest number of kernels at once
     */
    WinogradWeightTransform(int kernels) {
        this.kernels = new double[KERNEL * KERNEL][kernels];
        this.columns = new double[KERNEL][kernels];
    }

    /** The kernels, an array for each element, row by row. */
    double[][] kernels() {
        return kernels;
    }

    /** Transforms the first {@code count} kernels; the points lie {@code step} apart. */
    void run(int count, float[] u, int uo, int step) {
        for (int i = 0; i < WINDOW; i++) {
            double[] row = WinogradPoints.EVALUATION[i];
            for (int k = 0; k < KERNEL; k++) {
                combine(count, row, kernels[k], kernels[KERNEL + k], kernels[2 * KERNEL + k], columns[k]);
            }
            for (int j = 0; j < WINDOW; j++) {
                combine(count, WinogradPoints.EVALUATION[j], columns[0], columns[1], columns[2], u,
                        uo + (i * WINDOW + j) * step);
            }
        }
    }

    private static void combine(int count, double[] factors, double[] a, double[] b, double[] c, double[] y) {
        double f0 = factors[0];
        double f1 = factors[1];
        double f2 = factors[2];
        for (int i = 0; i < count; i++) {
            y[i] = f0 * a[i] + f1 * b[i] + f2 * c[i];
        }
    }

    private static void combine(int count, double[] factors, double[] a, double[] b, double[] c, float[] y, int yo) {
        double f0 = factors[0];
        double f1 = factors[1];
        double f2 = factors[2];
        for (int i = 0; i < count; i++) {
            y[yo + i] = (float) (f0 * a[i] + f1 * b[i] + f2 * c[i]);
        }
    }
}
