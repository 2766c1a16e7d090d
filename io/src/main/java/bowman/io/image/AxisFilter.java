package bowman.io.image;

import java.util.Arrays;

/**
 * Resampling along one axis: each target sample is a weighted sum of neighbouring source samples, whose weights add up
 * to 1. Samples beyond the ends repeat those at the ends.
 */
public final class AxisFilter {

    private final int[] first;
    private final float[] weights;
    private final int taps;

    private AxisFilter(int[] first, float[] weights, int taps) {
        this.first = first;
        this.weights = weights;
        this.taps = taps;
    }

    /**
     * Linear interpolation between the two nearest samples, for any ratio: PyTorch's {@code interpolate} with
     * {@code mode="bilinear", align_corners=False}.
     *
     * @param source the number of source samples
     * @param target the number of target samples
     */
    public static AxisFilter linear(int source, int target) {
        double ratio = (double) source / target;
        return of(0, target, ratio, 0, source, 1);
    }

    /** Selection of the nearest sample: PyTorch's {@code mode="nearest-exact"}. */
    public static AxisFilter nearest(int source, int target) {
        int[] first = new int[target];
        float[] weights = new float[target];
        Arrays.fill(weights, 1);
        for (int i = 0; i < target; i++) {
            first[i] = (int) ((2L * i + 1) * source / (2L * target));
        }
        return new AxisFilter(first, weights, 1);
    }

    /**
     * Linear interpolation if the target has more samples, and a triangle as wide as two target samples if it has
     * fewer, so that all source samples contribute: PyTorch's {@code antialias=True}.
     *
     * @param start the first target sample
     * @param count the number of target samples
     * @param ratio source samples per target sample
     * @param low the first source sample that may be used
     * @param high the source sample after the last that may be used
     */
    public static AxisFilter smooth(int start, int count, double ratio, int low, int high) {
        return of(start, count, ratio, low, high, Math.max(1, ratio));
    }

    private static AxisFilter of(int start, int count, double ratio, int low, int high, double support) {
        int taps = Math.min(high - low, (int) Math.ceil(2 * support));
        int[] first = new int[count];
        float[] weights = new float[count * taps];
        for (int i = 0; i < count; i++) {
            double centre = (start + i + 0.5) * ratio - 0.5;
            first[i] = Math.clamp((int) Math.floor(centre - support) + 1, low, high - taps);
            fill(weights, i * taps, taps, first[i], centre, support, low, high);
        }
        return new AxisFilter(first, weights, taps);
    }

    private static void fill(float[] weights, int offset, int taps, int first, double centre, double support, int low,
            int high) {
        double[] exact = new double[taps];
        double sum = 0;
        for (int sample = (int) Math.floor(centre - support) + 1; sample < centre + support; sample++) {
            double weight = 1 - Math.abs(sample - centre) / support;
            int inside = Math.clamp(sample, low, high - 1);
            exact[inside - first] += weight;
            sum += weight;
        }
        for (int tap = 0; tap < taps; tap++) {
            weights[offset + tap] = (float) (exact[tap] / sum);
        }
    }

    /** The number of target samples. */
    public int count() {
        return first.length;
    }

    /** The largest number of neighbouring source samples that a target sample is computed from. */
    public int taps() {
        return taps;
    }

    /** The first source sample that a target sample is computed from. */
    public int first(int target) {
        return first[target];
    }

    /** The weight of source sample {@code first(target) + tap}. */
    public float weight(int target, int tap) {
        return weights[target * taps + tap];
    }

    /**
     * Filters a row of samples of several channels.
     *
     * @param source the source samples, channels interleaved
     * @param origin the number of the first sample in {@code source}
     * @param target takes {@code count() * channels} numbers
     */
    public void apply(float[] source, int origin, int channels, float[] target) {
        if (taps == 2 && channels == 1) {
            interpolate(source, origin, target);
            return;
        }
        for (int i = 0; i < first.length; i++) {
            int from = (first[i] - origin) * channels;
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int tap = 0; tap < taps; tap++) {
                    sum += weights[i * taps + tap] * source[from + tap * channels + channel];
                }
                target[i * channels + channel] = sum;
            }
        }
    }

    /** The most frequent case, several times faster without the inner loops. */
    private void interpolate(float[] source, int origin, float[] target) {
        for (int i = 0; i < first.length; i++) {
            int from = first[i] - origin;
            target[i] = weights[2 * i] * source[from] + weights[2 * i + 1] * source[from + 1];
        }
    }

    /** Filters a row of unsigned bytes from an offset, see {@link #apply(float[], int, int, float[])}. */
    public void apply(byte[] source, int offset, int origin, int channels, float[] target) {
        for (int i = 0; i < first.length; i++) {
            int from = offset + (first[i] - origin) * channels;
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int tap = 0; tap < taps; tap++) {
                    sum += weights[i * taps + tap] * (source[from + tap * channels + channel] & 0xFF);
                }
                target[i * channels + channel] = sum;
            }
        }
    }
}
