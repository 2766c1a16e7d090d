package bowman.intensity;

/** Standardizes each colour channel to mean 0 and standard deviation 1: (x - mean) / deviation. */
public final class Standardization {

    /** The channels' statistics over ImageNet, as PyTorch's model libraries use them, for colours from 0 to 1. */
    public static final Standardization IMAGENET =
            new Standardization(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

    private final float[] mean;
    private final float[] deviation;

    private Standardization(float[] mean, float[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * Standardizes colours.
     *
     * @param source red, green and blue of each pixel
     * @param destination the array to write to; may be the same array
     * @param offset the index of the first number in the destination
     */
    public void apply(float[] source, float[] destination, int offset) {
        for (int i = 0; i < source.length; i += 3) {
            for (int channel = 0; channel < 3; channel++) {
                destination[offset + i + channel] = (source[i + channel] - mean[channel]) / deviation[channel];
            }
        }
    }

    /**
     * Scales colours so that a range of intensities becomes 0 to 1, and standardizes them.
     *
     * @param source red, green and blue of each pixel
     * @param range the intensities that become 0 and 1
     * @param destination the array to write to; may be the same array
     * @param offset the index of the first number in the destination
     */
    public void apply(float[] source, IntensityRange range, float[] destination, int offset) {
        if (range.equals(IntensityRange.FULL)) {
            apply(source, destination, offset);
            return;
        }
        for (int i = 0; i < source.length; i += 3) {
            for (int channel = 0; channel < 3; channel++) {
                destination[offset + i + channel] =
                        (range.scaled(source[i + channel]) - mean[channel]) / deviation[channel];
            }
        }
    }
}
