package bowman.weights;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that the tensors of a network have in the files of different programs: any prefix before all of them, and
 * below it the network's names, with timm's {@code model.} in the encoder or without it, and with the modules in
 * between that PyTorch wraps around others.
 */
final class KeyStyles {

    private static final String ENCODER = "encoder.";

    /** The prefix of the names of timm's encoders in segmentation_models_pytorch since version 0.4. */
    private static final String TIMM = "model.";

    /** DataParallel, torch.compile, FSDP, and the recomputation of activations. */
    private static final String WRAPPERS = "(?:module|_orig_mod|_fsdp_wrapped_module|_checkpoint_wrapped_module)\\.";

    private static final Pattern FIRST = Pattern.compile("^" + WRAPPERS);
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\.)" + WRAPPERS);

    private final Set<String> expected;
    private final Map<String, String> spellings;

    private KeyStyles(Set<String> expected, Map<String, String> spellings) {
        this.expected = expected;
        this.spellings = spellings;
    }

    /** Returns the styles of a network with the given names. */
    static KeyStyles ofNetwork(Set<String> expected) {
        return new KeyStyles(expected, expected.stream().filter(name -> name.startsWith(ENCODER))
                .collect(Collectors.toMap(KeyStyles::otherSpelling, Function.identity())));
    }

    /** Returns the styles of the encoder alone of a network with the given names. */
    static KeyStyles ofEncoder(Set<String> expected) {
        return new KeyStyles(Set.of(), expected.stream().filter(name -> name.startsWith(ENCODER))
                .collect(Collectors.toMap(KeyStyles::bare, Function.identity())));
    }

    private static String otherSpelling(String name) {
        return name.startsWith(ENCODER + TIMM) ? ENCODER + bare(name)
                : ENCODER + TIMM + bare(name);
    }

    private static String bare(String name) {
        String bare = name.substring(ENCODER.length());
        return bare.startsWith(TIMM) ? bare.substring(TIMM.length()) : bare;
    }

    /** Returns, for every prefix below which there are names of the network, the file's names by the network's. */
    Map<String, Map<String, String>> places(Collection<String> names) {
        Map<String, Map<String, String>> places = new LinkedHashMap<>();
        for (String name : names) {
            int at = 0;
            do {
                String rest = name.substring(at);
                String prefix = name.substring(0, at);
                network(rest).ifPresent(known -> places.computeIfAbsent(prefix, _ -> new LinkedHashMap<>())
                        .merge(known, name, (first, second) -> rest.equals(known) ? second : first));
                at = name.indexOf('.', at) + 1;
            } while (at > 0);
        }
        return places;
    }

    private Optional<String> network(String name) {
        return known(name).or(() -> FIRST.matcher(name).find() ? Optional.empty()
                : known(BETWEEN.matcher(name).replaceAll("")));
    }

    private Optional<String> known(String name) {
        return expected.contains(name) ? Optional.of(name) : Optional.ofNullable(spellings.get(name));
    }
}
