package bowman.kernels.vector.kernel;

final class ScalarSoftmax implements SoftmaxKernels {

    @Override
    public void softmax(int rows, int n, float factor, float[] x, int xo, float[] y, int yo, int pitch) {
        for (int i = 0; i < rows; i++) {
            int in = xo + i * pitch;
            int out = yo + i * pitch;
            float largest = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                largest = Math.max(largest, factor * x[in + j]);
            }
            float sum = 0;
            for (int j = 0; j < n; j++) {
                y[out + j] = (float) Math.exp(factor * x[in + j] - largest);
                sum += y[out + j];
            }
            for (int j = 0; j < n; j++) {
                y[out + j] /= sum;
            }
        }
    }

    @Override
    public void gradient(int rows, int n, float factor, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo,
            int pitch) {
        for (int i = 0; i < rows; i++) {
            int row = i * pitch;
            float dot = 0;
            for (int j = 0; j < n; j++) {
                dot += dy[dyo + row + j] * y[yo + row + j];
            }
            for (int j = 0; j < n; j++) {
                dx[dxo + row + j] = factor * y[yo + row + j] * (dy[dyo + row + j] - dot);
            }
        }
    }
}
