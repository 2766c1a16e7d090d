package bowman.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that one tensor has in the state dicts of different programs. A name is translated only if the result is
 * one that the network expects and that no other tensor has.
 */
final class KeyStyles {

    private static final String ENCODER = "encoder.";

    /** The prefix of the names of timm's encoders in segmentation_models_pytorch since version 0.4. */
    private static final String TIMM_ENCODER = "encoder.model.";

    /** The prefixes that DataParallel and Lightning add to all names. */
    private static final List<String> WRAPPERS = List.of("module.", "model.");

    private KeyStyles() {
    }

    /** Returns the values by the names that a network expects; a name with no expected counterpart is kept. */
    static <T> Map<String, T> expected(Set<String> expected, Map<String, T> values) {
        Map<String, T> renamed = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            boolean right = expected.contains(name);
            renamed.put(right ? name : ofNetwork(name).stream().filter(expected::contains)
                    .filter(style -> !values.containsKey(style) && !renamed.containsKey(style))
                    .findFirst().orElse(name), value);
        });
        return renamed;
    }

    /** Returns the expected name of a tensor of a network or of an encoder alone, whose names lack {@code encoder.}. */
    static Optional<String> inEncoder(Set<String> expected, String name) {
        List<String> styles = new ArrayList<>(ofNetwork(name));
        unwrapped(name).forEach(unwrapped -> styles.addAll(ofNetwork(ENCODER + unwrapped)));
        return styles.stream().filter(style -> style.startsWith(ENCODER) && expected.contains(style)).findFirst();
    }

    private static List<String> ofNetwork(String name) {
        List<String> styles = new ArrayList<>();
        for (String unwrapped : unwrapped(name)) {
            styles.add(unwrapped);
            if (unwrapped.startsWith(ENCODER)) {
                styles.add(TIMM_ENCODER + unwrapped.substring(ENCODER.length()));
            }
        }
        return styles;
    }

    /** The name, and the rest of it after each prefix that is removed in turn. */
    private static List<String> unwrapped(String name) {
        List<String> unwrapped = new ArrayList<>(List.of(name));
        for (String rest = name; !rest.isEmpty(); unwrapped.add(rest)) {
            Optional<String> wrapper = WRAPPERS.stream().filter(rest::startsWith).findFirst();
            if (wrapper.isEmpty()) {
                return unwrapped;
            }
            rest = rest.substring(wrapper.get().length());
        }
        return unwrapped;
    }
}
