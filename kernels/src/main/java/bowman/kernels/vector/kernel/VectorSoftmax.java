package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Softmax with one exponential of a vector at a time: the processor overlaps them anyway, and with two the compiler
 * stops inlining and allocates vectors as objects.
 */
final class VectorSoftmax implements SoftmaxKernels {

    @Override
    public void softmax(int rows, int n, float factor, float[] x, int xo, float[] y, int yo, int pitch) {
        for (int i = 0; i < rows; i++) {
            int in = xo + i * pitch;
            int out = yo + i * pitch;
            float largest = largest(n, factor, x, in);
            float sum = exponentials(n, factor, largest, x, in, y, out);
            divide(n, sum, y, out);
        }
    }

    /** The largest element, ignoring NaN, whose exponential is NaN. */
    private static float largest(int n, float factor, float[] x, int xo) {
        FloatVector first = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        FloatVector second = first;
        int j = 0;
        for (; j <= n - 2 * LANES; j += 2 * LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + j).mul(factor);
            FloatVector w = FloatVector.fromArray(SPECIES, x, xo + j + LANES).mul(factor);
            first = first.blend(v, v.compare(VectorOperators.GT, first));
            second = second.blend(w, w.compare(VectorOperators.GT, second));
        }
        float largest = Lanes.max(first.max(second));
        for (; j < n; j++) {
            largest = Math.max(largest, x[xo + j] * factor);
        }
        return largest;
    }

    private static float exponentials(int n, float factor, float largest, float[] x, int xo, float[] y, int yo) {
        FloatVector scale = FloatVector.broadcast(SPECIES, factor);
        FloatVector shift = FloatVector.broadcast(SPECIES, -largest);
        FloatVector sum = FloatVector.zero(SPECIES);
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector e = VectorMath.expOfSmall(FloatVector.fromArray(SPECIES, x, xo + j).fma(scale, shift));
            e.intoArray(y, yo + j);
            sum = sum.add(e);
        }
        if (j < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(j, n);
            FloatVector e = VectorMath.expOfSmall(FloatVector.fromArray(SPECIES, x, xo + j, rest).fma(scale, shift));
            e.intoArray(y, yo + j, rest);
            sum = sum.add(e, rest);
        }
        return Lanes.sum(sum);
    }

    private static void divide(int n, float sum, float[] y, int yo) {
        float inverse = 1 / sum;
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector.fromArray(SPECIES, y, yo + j).mul(inverse).intoArray(y, yo + j);
        }
        for (; j < n; j++) {
            y[yo + j] *= inverse;
        }
    }

    @Override
    public void gradient(int rows, int n, float factor, float[] dy, int dyo, float[] y, int yo, float[] dx, int dxo,
            int pitch) {
        for (int i = 0; i < rows; i++) {
            int row = i * pitch;
            float dot = dot(n, dy, dyo + row, y, yo + row);
            spread(n, factor, dot, dy, dyo + row, y, yo + row, dx, dxo + row);
        }
    }

    private static float dot(int n, float[] a, int ao, float[] b, int bo) {
        FloatVector first = FloatVector.zero(SPECIES);
        FloatVector second = first;
        int j = 0;
        for (; j <= n - 2 * LANES; j += 2 * LANES) {
            first = FloatVector.fromArray(SPECIES, a, ao + j).fma(FloatVector.fromArray(SPECIES, b, bo + j), first);
            second = FloatVector.fromArray(SPECIES, a, ao + j + LANES)
                    .fma(FloatVector.fromArray(SPECIES, b, bo + j + LANES), second);
        }
        float dot = Lanes.sum(first.add(second));
        for (; j < n; j++) {
            dot += a[ao + j] * b[bo + j];
        }
        return dot;
    }

    private static void spread(int n, float factor, float dot, float[] dy, int dyo, float[] y, int yo, float[] dx,
            int dxo) {
        int j = 0;
        for (; j <= n - LANES; j += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, dy, dyo + j).sub(dot);
            g.mul(FloatVector.fromArray(SPECIES, y, yo + j)).mul(factor).intoArray(dx, dxo + j);
        }
        for (; j < n; j++) {
            dx[dxo + j] = (dy[dyo + j] - dot) * y[yo + j] * factor;
        }
    }
}
