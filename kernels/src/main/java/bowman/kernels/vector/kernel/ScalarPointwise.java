package bowman.kernels.vector.kernel;

import bowman.graph.Activation;

final class ScalarPointwise implements PointwiseKernels {

    @Override
    public void activate(Activation activation, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = ScalarMath.activate(activation, x[xo + i]);
        }
    }

    @Override
    public void activateGradient(Activation activation, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo,
            int n) {
        for (int i = 0; i < n; i++) {
            dx[dxo + i] = dy[dyo + i] * ScalarMath.derivative(activation, v[vo + i]);
        }
    }

    @Override
    public void add(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = a[ao + i] + b[bo + i];
        }
    }

    @Override
    public void multiply(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = a[ao + i] * b[bo + i];
        }
    }

    @Override
    public void scale(float[] x, int xo, float factor, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] * factor;
        }
    }
}
