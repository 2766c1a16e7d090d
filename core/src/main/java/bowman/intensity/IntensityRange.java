package bowman.intensity;

/**
 * The range of intensities that is scaled to 0...1.
 *
 * @param low the intensity that becomes 0; 0 stands for an 8-bit sample of 0
 * @param high the intensity that becomes 1, above {@code low}; 1 stands for an 8-bit sample of 255
 */
public record IntensityRange(float low, float high) {

    /** The whole range: intensities are unchanged. */
    public static final IntensityRange FULL = new IntensityRange(0, 1);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException unless {@code 0 <= low < high <= 1}
     */
    public IntensityRange {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException("an intensity range must rise within [0, 1], got " + low + " to "
                    + high);
        }
    }

    /**
     * Returns the range from the least to the greatest sample; {@link #FULL} if they are equal, so that a blank window
     * is unchanged. (MONAI would make it black.)
     *
     * @param samples 8-bit samples of all channels
     */
    public static IntensityRange of(byte[] samples) {
        int low = 255;
        int high = 0;
        for (byte sample : samples) {
            low = Math.min(low, sample & 0xFF);
            high = Math.max(high, sample & 0xFF);
        }
        return low < high ? new IntensityRange(low / 255f, high / 255f) : FULL;
    }

    /**
     * Returns the range from the least to the greatest sample; {@link #FULL} if they are equal.
     *
     * @param samples from 0 to 1, of all channels
     */
    public static IntensityRange of(float[] samples) {
        float low = 1;
        float high = 0;
        for (float sample : samples) {
            low = Math.min(low, sample);
            high = Math.max(high, sample);
        }
        return low < high ? new IntensityRange(low, high) : FULL;
    }

    /** Returns an intensity scaled by this range: 0 at its low end, 1 at its high end, below 0 or above 1 outside. */
    public float scaled(float intensity) {
        return (intensity - low) / (high - low);
    }
}
