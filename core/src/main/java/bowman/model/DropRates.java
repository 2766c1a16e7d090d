package bowman.model;

/**
 * The probabilities of what is left out at random in training; a network ignores those of layers that it does not have.
 *
 * @param path of a residual branch of an encoder's last block; the rates of the blocks before it rise linearly from 0
 *     (stochastic depth, Huang et al., 2016)
 * @param channel of a channel of a decoder's features (Tompson et al., 2015)
 */
public record DropRates(float path, float channel) {

    /** What the networks are published with. */
    public static final DropRates STANDARD = new DropRates(0.1f, 0.2f);

    /** Nothing is left out: training is the same function as prediction, but for batch norms. */
    public static final DropRates NONE = new DropRates(0, 0);

    /** @throws IllegalArgumentException if a rate is not in [0, 1) */
    public DropRates {
        if (!(path >= 0 && path < 1 && channel >= 0 && channel < 1)) {
            throw new IllegalArgumentException("drop rates must lie in [0, 1), got " + path + " and " + channel);
        }
    }
}
