package bowman.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that one tensor has in the state dicts of different programs. A name is changed only where that makes it
 * one that a network expects and that is not there already.
 */
final class KeyStyles {

    private static final String ENCODER = "encoder.";

    /** What segmentation_models_pytorch puts before the names of an encoder of timm since version 0.4. */
    private static final String TIMM_ENCODER = "encoder.model.";

    /** What DataParallel and Lightning put before all names. */
    private static final List<String> WRAPPERS = List.of("module.", "model.");

    private KeyStyles() {
    }

    /** The values by the names that a network expects, as far as they are such names in another style. */
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

    /** The expected name of a tensor of a network or of an encoder alone, whose names lack {@code encoder.}. */
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

    /** The name, and what is left of it without one wrapper after the other. */
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
