package bowman.segment;

/**
 * Probabilities as bytes, 0 to 1 as 0 to 255, which preserve the threshold: a probability is above it if and only if
 * its byte is above {@link #cut}. A probability that would round across the threshold is rounded the other way.
 */
final class ProbabilityLevels {

    private final float threshold;
    private final int cut;

    /** @param threshold in [0, 1) */
    ProbabilityLevels(float threshold) {
        this.threshold = threshold;
        this.cut = (int) (255 * threshold);
    }

    /** A pixel is positive if its byte, 0 to 255, is above this. */
    int cut() {
        return cut;
    }

    /** Writes the bytes of a row of probabilities. */
    void of(float[] probabilities, byte[] levels, int offset) {
        for (int i = 0; i < probabilities.length; i++) {
            int level = Math.round(255 * probabilities[i]);
            levels[offset + i] = (byte) (probabilities[i] > threshold ? Math.max(level, cut + 1)
                    : Math.min(level, cut));
        }
    }
}
