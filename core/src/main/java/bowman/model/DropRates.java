package bowman.model;

/**
 * The probabilities of random drops in training; a network ignores those of layers that it does not have.
 *
 * @param path the probability that the residual branch of an encoder's last block is dropped; the rates of the blocks
 *     before it rise linearly from 0 (stochastic depth, Huang et al., 2016)
 * @param channel the probability that a channel of a decoder's features is dropped (Tompson et al., 2015)
 */
public record DropRates(float path, float channel) {

    /** The rates of the published networks. */
    public static final DropRates STANDARD = new DropRates(0.1f, 0.2f);

    /** Nothing is dropped: training computes the same function as prediction, except in batch norms. */
    public static final DropRates NONE = new DropRates(0, 0);

    /**
     * Checks the rates.
     *
     * @throws IllegalArgumentException if a rate is not in [0, 1)
     */
    public DropRates {
        if (!(path >= 0 && path < 1 && channel >= 0 && channel < 1)) {
            throw new IllegalArgumentException("drop rates must lie in [0, 1), got " + path + " and " + channel);
        }
    }
}
