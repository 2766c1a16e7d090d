package bowman.weights;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the state dict in the object that a PyTorch checkpoint holds. */
final class TorchStateDict {

    /**
     * The keys under which training programs save a state dict beside the optimizer's and other values, in order of
     * preference.
     */
    private static final List<String> NAMES =
            List.of("state_dict", "model_state_dict", "model_state", "model", "net", "network", "weights", "module");

    private static final int DEEPEST = 4;

    /** The result for each dictionary examined so far: a hostile pickle may refer to a large one again and again. */
    private final Map<Map<?, ?>, Map<String, TorchTensor>> examined = new IdentityHashMap<>();

    private TorchStateDict() {
    }

    /**
     * Returns the tensors by name, in order: those of the dictionary itself or of one within it.
     *
     * @throws TorchDefectException if there are none, or several dictionaries qualify
     */
    static Map<String, TorchTensor> in(Object root) {
        return new TorchStateDict().in(root, DEEPEST).orElseThrow(() -> new TorchDefectException("it holds no state"
                + " dict, that is, no dictionary of tensors; save model.state_dict() with torch.save"));
    }

    private Optional<Map<String, TorchTensor>> in(Object value, int depth) {
        if (!(value instanceof Map<?, ?> dictionary) || depth == 0) {
            return Optional.empty();
        }
        for (String name : NAMES) {
            Optional<Map<String, TorchTensor>> named = in(dictionary.get(name), depth - 1);
            if (named.isPresent()) {
                return named;
            }
        }
        Map<String, TorchTensor> own = tensors(dictionary);
        return own.isEmpty() ? only(dictionary) : Optional.of(own);
    }

    private Map<String, TorchTensor> tensors(Map<?, ?> dictionary) {
        return examined.computeIfAbsent(dictionary, TorchStateDict::ownTensors);
    }

    private static Map<String, TorchTensor> ownTensors(Map<?, ?> dictionary) {
        Map<String, TorchTensor> tensors = new LinkedHashMap<>();
        dictionary.forEach((key, value) -> {
            if (key instanceof String name && value instanceof TorchTensor tensor) {
                tensors.put(printable(name), tensor);
            }
        });
        return Collections.unmodifiableMap(tensors);
    }

    private static String printable(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new TorchDefectException("a name in it has control characters; the file is damaged,"
                    + " copy or download it again");
        }
        return name;
    }

    /** The one dictionary of tensors among a dictionary's values. */
    private Optional<Map<String, TorchTensor>> only(Map<?, ?> dictionary) {
        Map<String, Map<String, TorchTensor>> candidates = new LinkedHashMap<>();
        dictionary.forEach((key, value) -> {
            if (key instanceof String name && value instanceof Map<?, ?> inner && !tensors(inner).isEmpty()) {
                candidates.put(printable(name), tensors(inner));
            }
        });
        if (candidates.size() > 1) {
            throw new TorchDefectException("it holds several dictionaries of tensors ("
                    + String.join(", ", candidates.keySet()) + "); save the one that is meant with torch.save");
        }
        return candidates.values().stream().findFirst();
    }
}
