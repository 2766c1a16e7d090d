package bowman.kernels.vector.kernel;

import bowman.kernels.shared.AxisMap;

final class ScalarResampling implements ResamplingKernels {

    @Override
    public void combine(int n, float[] x, int xo, int step, int[] indices, float[] weights, int first, int end,
            float[] y, int yo) {
        for (int c = 0; c < n; c++) {
            float sum = 0;
            for (int k = first; k < end; k++) {
                sum += weights[k] * x[xo + indices[k] * step + c];
            }
            y[yo + c] = sum;
        }
    }

    @Override
    public void alongRow(int n, AxisMap axis, float[] x, int xo, float[] y, int yo) {
        for (int i = 0; i < axis.to(); i++) {
            combine(n, x, xo, n, axis.indices(), axis.weights(), axis.starts()[i], axis.starts()[i + 1], y,
                    yo + i * n);
        }
    }

    @Override
    public void max(int n, float[] x, int xo, float[] y, int yo) {
        for (int c = 0; c < n; c++) {
            y[yo + c] = Math.max(y[yo + c], x[xo + c]);
        }
    }
}
