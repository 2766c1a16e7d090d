package bowman.segment;

/** Computes the probabilities of a window: one network, an ensemble, or either with test-time augmentation. */
sealed interface WindowModel extends AutoCloseable permits WindowNetwork, WindowEnsemble, FlippedWindows {

    /**
     * Computes the probabilities of a window.
     *
     * @param colors red, green and blue of each pixel, row by row, standardized
     * @param probabilities takes one number per pixel
     * @throws bowman.weights.WeightsException if a probability is not a number
     */
    void run(float[] colors, float[] probabilities);

    @Override
    void close();
}
