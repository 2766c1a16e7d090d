package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import bowman.kernels.shared.AxisMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

final class VectorResampling implements ResamplingKernels {

    private final ScalarResampling scalar = new ScalarResampling();

    @Override
    public void combine(int n, float[] x, int xo, int step, int[] indices, float[] weights, int first, int end,
            float[] y, int yo) {
        if (end - first == 2) {
            two(n, x, xo + indices[first] * step, weights[first], xo + indices[first + 1] * step, weights[first + 1],
                    y, yo);
            return;
        }
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int k = first; k < end; k++) {
                sum = FloatVector.fromArray(SPECIES, x, xo + indices[k] * step + c)
                        .fma(FloatVector.broadcast(SPECIES, weights[k]), sum);
            }
            sum.intoArray(y, yo + c);
        }
        scalar.combine(n - c, x, xo + c, step, indices, weights, first, end, y, yo + c);
    }

    private static void two(int n, float[] x, int first, float firstWeight, int second, float secondWeight, float[] y,
            int yo) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector.fromArray(SPECIES, x, first + c).mul(firstWeight)
                    .add(FloatVector.fromArray(SPECIES, x, second + c).mul(secondWeight)).intoArray(y, yo + c);
        }
        for (; c < n; c++) {
            y[yo + c] = x[first + c] * firstWeight + x[second + c] * secondWeight;
        }
    }

    @Override
    public void alongRow(int n, AxisMap axis, float[] x, int xo, float[] y, int yo) {
        int[] starts = axis.starts();
        if (n < LANES) {
            scalar.alongRow(n, axis, x, xo, y, yo);
            return;
        }
        for (int i = 0; i < axis.to(); i++) {
            combine(n, x, xo, n, axis.indices(), axis.weights(), starts[i], starts[i + 1], y, yo + i * n);
        }
    }

    @Override
    public void max(int n, float[] x, int xo, float[] y, int yo) {
        int c = 0;
        for (; c <= n - LANES; c += LANES) {
            FloatVector.fromArray(SPECIES, y, yo + c).max(FloatVector.fromArray(SPECIES, x, xo + c))
                    .intoArray(y, yo + c);
        }
        if (c < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(c, n);
            FloatVector.fromArray(SPECIES, y, yo + c, rest).max(FloatVector.fromArray(SPECIES, x, xo + c, rest))
                    .intoArray(y, yo + c, rest);
        }
    }
}
