package bowman.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The choice among the weights of several networks in one file. */
public final class KeyOptions {

    @Option(names = "--key", paramLabel = "NAME",
            description = "Which weights to take of a file with several: the key of a state dict, such as"
                    + " state_dict_ema, or the prefix of the tensors' names, such as teacher.")
    private String key;

    /** Returns the key; empty for what programs usually mean. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** The key in the words of a recipe; begins with a blank unless it is empty. */
    String words() {
        return key == null ? "" : " (" + key + ")";
    }
}
