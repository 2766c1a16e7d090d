package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Normalizations in vectors of channels; the scalar loops compute the channels that do not fill a vector. */
final class VectorNormalization implements NormalizationKernels {

    private final ScalarNormalization scalar = new ScalarNormalization();

    @Override
    public void layerNorm(int rows, int n, float[] x, int xo, float[] gamma, int go, float[] beta, int bo,
            float epsilon, float[] y, int yo) {
        if (n % LANES != 0) {
            scalar.layerNorm(rows, n, x, xo, gamma, go, beta, bo, epsilon, y, yo);
            return;
        }
        for (int i = 0; i < rows; i++) {
            int in = xo + i * n;
            float mean = mean(n, x, in);
            float inverse = inverseDeviation(n, x, in, mean, epsilon);
            scaleRow(n, x, in, mean, inverse, gamma, go, beta, bo, y, yo + i * n);
        }
    }

    private static float mean(int n, float[] x, int xo) {
        FloatVector sum = FloatVector.fromArray(SPECIES, x, xo);
        for (int c = LANES; c < n; c += LANES) {
            sum = sum.add(FloatVector.fromArray(SPECIES, x, xo + c));
        }
        return Lanes.sum(sum) / n;
    }

    private static float inverseDeviation(int n, float[] x, int xo, float mean, float epsilon) {
        FloatVector squares = FloatVector.zero(SPECIES);
        for (int c = 0; c < n; c += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + c).sub(mean);
            squares = d.fma(d, squares);
        }
        return (float) (1 / Math.sqrt(Lanes.sum(squares) / n + epsilon));
    }

    private static void scaleRow(int n, float[] x, int xo, float mean, float inverse, float[] gamma, int go,
            float[] beta, int bo, float[] y, int yo) {
        for (int c = 0; c < n; c += LANES) {
            FloatVector normalized = FloatVector.fromArray(SPECIES, x, xo + c).sub(mean).mul(inverse);
            normalized.fma(FloatVector.fromArray(SPECIES, gamma, go + c), FloatVector.fromArray(SPECIES, beta, bo + c))
                    .intoArray(y, yo + c);
        }
    }

    @Override
    public void layerNormGradient(int rows, int n, float[] dy, int dyo, float[] x, int xo, float[] gamma, int go,
            float epsilon, float[] dx, int dxo, float[] sums, int so) {
        if (n % LANES != 0) {
            scalar.layerNormGradient(rows, n, dy, dyo, x, xo, gamma, go, epsilon, dx, dxo, sums, so);
            return;
        }
        for (int i = 0; i < rows; i++) {
            int in = xo + i * n;
            float mean = mean(n, x, in);
            float inverse = inverseDeviation(n, x, in, mean, epsilon);
            gradientRow(n, dy, dyo + i * n, x, in, mean, inverse, gamma, go, dx, dxo + i * n, sums, so);
        }
    }

    private static void gradientRow(int n, float[] dy, int dyo, float[] x, int xo, float mean, float inverse,
            float[] gamma, int go, float[] dx, int dxo, float[] sums, int so) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector dot = sum;
        for (int c = 0; c < n; c += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, dy, dyo + c);
            FloatVector normalized = FloatVector.fromArray(SPECIES, x, xo + c).sub(mean).mul(inverse);
            g.fma(normalized, FloatVector.fromArray(SPECIES, sums, so + c)).intoArray(sums, so + c);
            g.add(FloatVector.fromArray(SPECIES, sums, so + n + c)).intoArray(sums, so + n + c);
            FloatVector scaled = g.mul(FloatVector.fromArray(SPECIES, gamma, go + c));
            sum = sum.add(scaled);
            dot = scaled.fma(normalized, dot);
        }
        float meanGradient = Lanes.sum(sum) / n;
        float meanDot = Lanes.sum(dot) / n;
        for (int c = 0; c < n; c += LANES) {
            FloatVector scaled = FloatVector.fromArray(SPECIES, dy, dyo + c)
                    .mul(FloatVector.fromArray(SPECIES, gamma, go + c));
            FloatVector normalized = FloatVector.fromArray(SPECIES, x, xo + c).sub(mean).mul(inverse);
            scaled.sub(meanGradient).sub(normalized.mul(meanDot)).mul(inverse).intoArray(dx, dxo + c);
        }
    }

    @Override
    public void sum(int rows, int n, int pitch, float[] x, int xo, float[] sums, int so) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < rows; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, xo + i * pitch + c));
            }
            sum.intoArray(sums, so + c);
        }
        scalar.sum(rows, n - c, pitch, x, xo + c, sums, so + c);
    }

    @Override
    public void squares(int rows, int n, int pitch, float[] x, int xo, float[] mean, int mo, float[] sums, int so) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector center = FloatVector.fromArray(SPECIES, mean, mo + c);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < rows; i++) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i * pitch + c).sub(center);
                sum = d.fma(d, sum);
            }
            sum.intoArray(sums, so + c);
        }
        scalar.squares(rows, n - c, pitch, x, xo + c, mean, mo + c, sums, so + c);
    }

    @Override
    public void products(int rows, int n, int pitch, float[] a, int ao, float[] x, int xo, float[] mean, int mo,
            float[] sums, int so) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector center = FloatVector.fromArray(SPECIES, mean, mo + c);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < rows; i++) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i * pitch + c).sub(center);
                sum = d.fma(FloatVector.fromArray(SPECIES, a, ao + i * pitch + c), sum);
            }
            sum.intoArray(sums, so + c);
        }
        scalar.products(rows, n - c, pitch, a, ao + c, x, xo + c, mean, mo + c, sums, so + c);
    }

    @Override
    public void affine(int rows, int n, int pitch, float[] x, int xo, float[] mean, int mo, float[] factor, int fo,
            float[] shift, int so, float[] y, int yo) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector center = FloatVector.fromArray(SPECIES, mean, mo + c);
            FloatVector f = FloatVector.fromArray(SPECIES, factor, fo + c);
            FloatVector s = FloatVector.fromArray(SPECIES, shift, so + c);
            for (int i = 0; i < rows; i++) {
                FloatVector.fromArray(SPECIES, x, xo + i * pitch + c).sub(center).fma(f, s)
                        .intoArray(y, yo + i * pitch + c);
            }
        }
        scalar.affine(rows, n - c, pitch, x, xo + c, mean, mo + c, factor, fo + c, shift, so + c, y, yo + c);
    }

    @Override
    public void affineGradient(int rows, int n, int pitch, float[] dy, int dyo, float[] x, int xo, float[] v, int a,
            int b, int d, int mean, float[] dx, int dxo) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector forGradient = FloatVector.fromArray(SPECIES, v, a + c);
            FloatVector forMap = FloatVector.fromArray(SPECIES, v, b + c);
            FloatVector shift = FloatVector.fromArray(SPECIES, v, d + c);
            FloatVector center = FloatVector.fromArray(SPECIES, v, mean + c);
            for (int i = 0; i < rows; i++) {
                FloatVector.fromArray(SPECIES, dy, dyo + i * pitch + c).fma(forGradient,
                        FloatVector.fromArray(SPECIES, x, xo + i * pitch + c).sub(center).fma(forMap, shift))
                        .intoArray(dx, dxo + i * pitch + c);
            }
        }
        scalar.affineGradient(rows, n - c, pitch, dy, dyo + c, x, xo + c, v, a + c, b + c, d + c, mean + c, dx,
                dxo + c);
    }
}
