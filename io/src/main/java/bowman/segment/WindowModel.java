package bowman.segment;

/** What gives the probabilities of one window: a network, or several, or one that looks at it several times. */
sealed interface WindowModel extends AutoCloseable permits WindowNetwork, WindowEnsemble, FlippedWindows {

    /**
     * Computes the probabilities of a window.
     *
     * @param colors red, green and blue of each pixel, row by row, standardized
     * @param probabilities takes one number per pixel
     * @throws bowman.weights.WeightsException if one is not a number
     */
    void run(float[] colors, float[] probabilities);

    @Override
    void close();
}
