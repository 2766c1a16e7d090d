package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Depthwise convolutions in vectors of channels. A kernel of nine elements, the usual size, is kept in registers along
 * a row.
 */
final class VectorDepthwise implements DepthwiseKernels {

    private static final int NINE = 9;

    private final ScalarDepthwise scalar = new ScalarDepthwise();

    @Override
    public void convolve(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] w, int wo,
            float[] y, int yo, int yStep) {
        int c = 0;
        for (; c <= channels - LANES; c += LANES) {
            if (offsets.length == NINE) {
                nine(width, channels, offsets, a, ao + c, aStep, w, wo + c, y, yo + c, yStep);
            } else {
                any(width, channels, offsets, a, ao + c, aStep, w, wo + c, y, yo + c, yStep);
            }
        }
        if (c < channels) {
            rest(width, channels, c, offsets, a, ao + c, aStep, w, wo + c, y, yo + c, yStep);
        }
    }

    private static void nine(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] w, int wo,
            float[] y, int yo, int yStep) {
        FloatVector w0 = FloatVector.fromArray(SPECIES, w, wo);
        FloatVector w1 = FloatVector.fromArray(SPECIES, w, wo + channels);
        FloatVector w2 = FloatVector.fromArray(SPECIES, w, wo + 2 * channels);
        FloatVector w3 = FloatVector.fromArray(SPECIES, w, wo + 3 * channels);
        FloatVector w4 = FloatVector.fromArray(SPECIES, w, wo + 4 * channels);
        FloatVector w5 = FloatVector.fromArray(SPECIES, w, wo + 5 * channels);
        FloatVector w6 = FloatVector.fromArray(SPECIES, w, wo + 6 * channels);
        FloatVector w7 = FloatVector.fromArray(SPECIES, w, wo + 7 * channels);
        FloatVector w8 = FloatVector.fromArray(SPECIES, w, wo + 8 * channels);
        int a0 = ao + offsets[0];
        int a1 = ao + offsets[1];
        int a2 = ao + offsets[2];
        int a3 = ao + offsets[3];
        int a4 = ao + offsets[4];
        int a5 = ao + offsets[5];
        int a6 = ao + offsets[6];
        int a7 = ao + offsets[7];
        int a8 = ao + offsets[8];
        for (int x = 0; x < width; x++) {
            int p = x * aStep;
            FloatVector even = FloatVector.fromArray(SPECIES, a, a0 + p).mul(w0);
            FloatVector odd = FloatVector.fromArray(SPECIES, a, a1 + p).mul(w1);
            even = FloatVector.fromArray(SPECIES, a, a2 + p).fma(w2, even);
            odd = FloatVector.fromArray(SPECIES, a, a3 + p).fma(w3, odd);
            even = FloatVector.fromArray(SPECIES, a, a4 + p).fma(w4, even);
            odd = FloatVector.fromArray(SPECIES, a, a5 + p).fma(w5, odd);
            even = FloatVector.fromArray(SPECIES, a, a6 + p).fma(w6, even);
            odd = FloatVector.fromArray(SPECIES, a, a7 + p).fma(w7, odd);
            even = FloatVector.fromArray(SPECIES, a, a8 + p).fma(w8, even);
            even.add(odd).intoArray(y, yo + x * yStep);
        }
    }

    private static void any(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] w, int wo,
            float[] y, int yo, int yStep) {
        for (int x = 0; x < width; x++) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int t = 0; t < offsets.length; t++) {
                FloatVector v = FloatVector.fromArray(SPECIES, a, ao + x * aStep + offsets[t]);
                sum = v.fma(FloatVector.fromArray(SPECIES, w, wo + t * channels), sum);
            }
            sum.intoArray(y, yo + x * yStep);
        }
    }

    private static void rest(int width, int channels, int from, int[] offsets, float[] a, int ao, int aStep, float[] w,
            int wo, float[] y, int yo, int yStep) {
        VectorMask<Float> mask = SPECIES.indexInRange(from, channels);
        for (int x = 0; x < width; x++) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int t = 0; t < offsets.length; t++) {
                FloatVector v = FloatVector.fromArray(SPECIES, a, ao + x * aStep + offsets[t], mask);
                sum = v.fma(FloatVector.fromArray(SPECIES, w, wo + t * channels, mask), sum);
            }
            sum.intoArray(y, yo + x * yStep, mask);
        }
    }

    @Override
    public void weightGradient(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] dy,
            int dyo, float[] dw, int dwo) {
        if (channels % LANES != 0) {
            scalar.weightGradient(width, channels, offsets, a, ao, aStep, dy, dyo, dw, dwo);
            return;
        }
        for (int c = 0; c < channels; c += LANES) {
            if (offsets.length == NINE) {
                nineGradient(width, channels, offsets, a, ao + c, aStep, dy, dyo + c, dw, dwo + c);
            } else {
                anyGradient(width, channels, offsets, a, ao + c, aStep, dy, dyo + c, dw, dwo + c);
            }
        }
    }

    private static void nineGradient(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] dy,
            int dyo, float[] dw, int dwo) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, dw, dwo);
        FloatVector s1 = FloatVector.fromArray(SPECIES, dw, dwo + channels);
        FloatVector s2 = FloatVector.fromArray(SPECIES, dw, dwo + 2 * channels);
        FloatVector s3 = FloatVector.fromArray(SPECIES, dw, dwo + 3 * channels);
        FloatVector s4 = FloatVector.fromArray(SPECIES, dw, dwo + 4 * channels);
        FloatVector s5 = FloatVector.fromArray(SPECIES, dw, dwo + 5 * channels);
        FloatVector s6 = FloatVector.fromArray(SPECIES, dw, dwo + 6 * channels);
        FloatVector s7 = FloatVector.fromArray(SPECIES, dw, dwo + 7 * channels);
        FloatVector s8 = FloatVector.fromArray(SPECIES, dw, dwo + 8 * channels);
        int a0 = ao + offsets[0];
        int a1 = ao + offsets[1];
        int a2 = ao + offsets[2];
        int a3 = ao + offsets[3];
        int a4 = ao + offsets[4];
        int a5 = ao + offsets[5];
        int a6 = ao + offsets[6];
        int a7 = ao + offsets[7];
        int a8 = ao + offsets[8];
        for (int x = 0; x < width; x++) {
            int p = x * aStep;
            FloatVector g = FloatVector.fromArray(SPECIES, dy, dyo + x * channels);
            s0 = FloatVector.fromArray(SPECIES, a, a0 + p).fma(g, s0);
            s1 = FloatVector.fromArray(SPECIES, a, a1 + p).fma(g, s1);
            s2 = FloatVector.fromArray(SPECIES, a, a2 + p).fma(g, s2);
            s3 = FloatVector.fromArray(SPECIES, a, a3 + p).fma(g, s3);
            s4 = FloatVector.fromArray(SPECIES, a, a4 + p).fma(g, s4);
            s5 = FloatVector.fromArray(SPECIES, a, a5 + p).fma(g, s5);
            s6 = FloatVector.fromArray(SPECIES, a, a6 + p).fma(g, s6);
            s7 = FloatVector.fromArray(SPECIES, a, a7 + p).fma(g, s7);
            s8 = FloatVector.fromArray(SPECIES, a, a8 + p).fma(g, s8);
        }
        s0.intoArray(dw, dwo);
        s1.intoArray(dw, dwo + channels);
        s2.intoArray(dw, dwo + 2 * channels);
        s3.intoArray(dw, dwo + 3 * channels);
        s4.intoArray(dw, dwo + 4 * channels);
        s5.intoArray(dw, dwo + 5 * channels);
        s6.intoArray(dw, dwo + 6 * channels);
        s7.intoArray(dw, dwo + 7 * channels);
        s8.intoArray(dw, dwo + 8 * channels);
    }

    private static void anyGradient(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] dy,
            int dyo, float[] dw, int dwo) {
        for (int t = 0; t < offsets.length; t++) {
            FloatVector sum = FloatVector.fromArray(SPECIES, dw, dwo + t * channels);
            for (int x = 0; x < width; x++) {
                FloatVector g = FloatVector.fromArray(SPECIES, dy, dyo + x * channels);
                sum = FloatVector.fromArray(SPECIES, a, ao + x * aStep + offsets[t]).fma(g, sum);
            }
            sum.intoArray(dw, dwo + t * channels);
        }
    }
}
