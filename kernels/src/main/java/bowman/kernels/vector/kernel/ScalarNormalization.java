package bowman.kernels.vector.kernel;

import java.util.Arrays;

final class ScalarNormalization implements NormalizationKernels {

    @Override
    public void layerNorm(int rows, int n, float[] x, int xo, float[] gamma, int go, float[] beta, int bo,
            float epsilon, float[] y, int yo) {
        for (int i = 0; i < rows; i++) {
            int in = xo + i * n;
            float mean = mean(n, x, in);
            float inverse = inverseDeviation(n, x, in, mean, epsilon);
            for (int c = 0; c < n; c++) {
                y[yo + i * n + c] = (x[in + c] - mean) * inverse * gamma[go + c] + beta[bo + c];
            }
        }
    }

    static float mean(int n, float[] x, int xo) {
        float sum = 0;
        for (int c = 0; c < n; c++) {
            sum += x[xo + c];
        }
        return sum / n;
    }

    static float inverseDeviation(int n, float[] x, int xo, float mean, float epsilon) {
        float squares = 0;
        for (int c = 0; c < n; c++) {
            float d = x[xo + c] - mean;
            squares += d * d;
        }
        return (float) (1 / Math.sqrt(squares / n + epsilon));
    }

    @Override
    public void layerNormGradient(int rows, int n, float[] dy, int dyo, float[] x, int xo, float[] gamma, int go,
            float epsilon, float[] dx, int dxo, float[] sums, int so) {
        for (int i = 0; i < rows; i++) {
            int in = xo + i * n;
            int g = dyo + i * n;
            float mean = mean(n, x, in);
            float inverse = inverseDeviation(n, x, in, mean, epsilon);
            float sum = 0;
            float dot = 0;
            for (int c = 0; c < n; c++) {
                float normalized = (x[in + c] - mean) * inverse;
                sums[so + c] += dy[g + c] * normalized;
                sums[so + n + c] += dy[g + c];
                sum += dy[g + c] * gamma[go + c];
                dot += dy[g + c] * gamma[go + c] * normalized;
            }
            for (int c = 0; c < n; c++) {
                float normalized = (x[in + c] - mean) * inverse;
                dx[dxo + i * n + c] = inverse * (dy[g + c] * gamma[go + c] - sum / n - normalized * dot / n);
            }
        }
    }

    @Override
    public void sum(int rows, int n, int pitch, float[] x, int xo, float[] sums, int so) {
        Arrays.fill(sums, so, so + n, 0);
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < n; c++) {
                sums[so + c] += x[xo + i * pitch + c];
            }
        }
    }

    @Override
    public void squares(int rows, int n, int pitch, float[] x, int xo, float[] mean, int mo, float[] sums, int so) {
        Arrays.fill(sums, so, so + n, 0);
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < n; c++) {
                float d = x[xo + i * pitch + c] - mean[mo + c];
                sums[so + c] += d * d;
            }
        }
    }

    @Override
    public void products(int rows, int n, int pitch, float[] a, int ao, float[] x, int xo, float[] mean, int mo,
            float[] sums, int so) {
        Arrays.fill(sums, so, so + n, 0);
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < n; c++) {
                sums[so + c] += a[ao + i * pitch + c] * (x[xo + i * pitch + c] - mean[mo + c]);
            }
        }
    }

    @Override
    public void affine(int rows, int n, int pitch, float[] x, int xo, float[] mean, int mo, float[] factor, int fo,
            float[] shift, int so, float[] y, int yo) {
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < n; c++) {
                y[yo + i * pitch + c] = (x[xo + i * pitch + c] - mean[mo + c]) * factor[fo + c] + shift[so + c];
            }
        }
    }

    @Override
    public void affineGradient(int rows, int n, int pitch, float[] dy, int dyo, float[] x, int xo, float[] v, int a,
            int b, int d, int mean, float[] dx, int dxo) {
        for (int i = 0; i < rows; i++) {
            int row = i * pitch;
            for (int c = 0; c < n; c++) {
                dx[dxo + row + c] = dy[dyo + row + c] * v[a + c] + (x[xo + row + c] - v[mean + c]) * v[b + c]
                        + v[d + c];
            }
        }
    }
}
