package bowman.io.image;

import java.util.Arrays;

/**
 * How the samples along one axis are made of those of another size: each is a weighted sum of neighbouring source
 * samples, whose weights add up to 1. Samples beyond the ends are those at the ends.
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
     * Linear interpolation between the two nearest samples, whatever the ratio: PyTorch's {@code interpolate} with
     * {@code mode="bilinear", align_corners=False}.
     *
     * @param source samples there are
     * @param target samples to make
     */
    public static AxisFilter linear(int source, int target) {
        double ratio = (double) source / target;
        return of(0, target, ratio, 0, source, 1);
    }

    /** The nearest sample: PyTorch's {@code mode="nearest-exact"}. */
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
     * Linear interpolation where the target has more samples, and a triangle as wide as two target samples where it has
     * fewer, so that nothing is left out: PyTorch's {@code antialias=True}.
     *
     * @param start the first target sample to make
     * @param count how many to make
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

    /** How many samples this makes. */
    public int count() {
        return first.length;
    }

    /** How many neighbouring source samples a target sample is made of, at most. */
    public int taps() {
        return taps;
    }

    /** The first source sample that a target sample is made of. */
    public int first(int target) {
        return first[target];
    }

    /** What the source sample {@code first(target) + tap} counts. */
    public float weight(int target, int tap) {
        return weights[target * taps + tap];
    }

    /**
     * Filters a row of samples of several channels.
     *
     * @param source the source samples, channels side by side
     * @param origin the number of the source sample that stands first there
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

    /** The case of most calls, several times faster without the inner loops. */
    private void interpolate(float[] source, int origin, float[] target) {
        for (int i = 0; i < first.length; i++) {
            int from = first[i] - origin;
            target[i] = weights[2 * i] * source[from] + weights[2 * i + 1] * source[from + 1];
        }
    }

    /** {@link #apply(float[], int, int, float[])} for unsigned bytes, from an offset. */
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
