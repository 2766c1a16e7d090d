package bowman.model;

import java.util.Optional;

/**
 * What is read from a file of weights that could be read in more than one way.
 *
 * @param architecture the network; empty for the one that the file names or fits
 * @param key the state dict or the prefix of names that is meant, see {@link
 *     bowman.weights.WeightsFile#open(java.nio.file.Path, Optional)}; empty for what programs usually mean
 */
public record WeightsChoice(Optional<Architecture> architecture, Optional<String> key) {

    /** Leaves both to the file. */
    public static final WeightsChoice OF_THE_FILE = new WeightsChoice(Optional.empty(), Optional.empty());

    /** Returns the choice of a network. */
    public static WeightsChoice of(Architecture architecture) {
        return new WeightsChoice(Optional.of(architecture), Optional.empty());
    }

    /** Returns this choice with a state dict or a prefix of names. */
    public WeightsChoice withKey(String name) {
        return new WeightsChoice(architecture, Optional.of(name));
    }
}
