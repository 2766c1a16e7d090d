package bowman.intensity;

/** The histogram of a slide's 8-bit intensities, over all channels together. */
public final class IntensityHistogram {

    private static final int LEVELS = 256;

    /** The share of all samples that may lie below the range, and the share that may lie above it. */
    private static final double TAIL = 0.001;

    /** Less contrast than this is the noise of empty glass, which must not be stretched. */
    private static final int LEAST_CONTRAST = 32;

    private final long[] counts = new long[LEVELS];
    private long total;

    /**
     * Counts 8-bit samples.
     *
     * @param length the number of samples, from the array's start
     */
    public void add(byte[] samples, int length) {
        for (int i = 0; i < length; i++) {
            counts[samples[i] & 0xFF]++;
        }
        total += length;
    }

    /** Counts samples from 0 to 1. */
    public void add(float[] samples) {
        for (float sample : samples) {
            counts[Math.clamp(Math.round(255 * sample), 0, LEVELS - 1)]++;
        }
        total += samples.length;
    }

    /**
     * Returns the range from percentile 0.1 to 99.9, without the extremes that dust and reflections cause. {@link
     * IntensityRange#FULL} if that is narrower than an eighth of the scale, as on empty glass.
     */
    public IntensityRange range() {
        int low = level(TAIL);
        int high = level(1 - TAIL);
        return high - low < LEAST_CONTRAST ? IntensityRange.FULL : new IntensityRange(low / 255f, high / 255f);
    }

    /** The lowest occurring intensity at which the cumulative share of the samples reaches {@code share}. */
    private int level(double share) {
        long below = 0;
        for (int level = 0; level < LEVELS; level++) {
            below += counts[level];
            if (below > 0 && below >= share * total) {
                return level;
            }
        }
        return 0;
    }
}
