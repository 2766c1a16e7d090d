package bowman.weights;

import bowman.file.FileText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the state dict in the object that a PyTorch checkpoint holds. */
final class TorchStateDict {

    /**
     * The keys under which training programs save a state dict beside the optimizer's and other values, in order of
     * preference.
     */
    private static final List<String> NAMES =
            List.of("state_dict", "model_state_dict", "model_state", "model", "net", "network", "weights", "module");

    private static final int DEEPEST = 4;

    private final Optional<String> key;

    /** All dictionaries by the keys that lead to them, the outer ones first; each once, by its first way. */
    private final Map<String, Map<?, ?>> dictionaries = new LinkedHashMap<>();

    /** The result for each dictionary examined so far: a hostile pickle may refer to a large one again and again. */
    private final Map<Map<?, ?>, Map<String, TorchTensor>> examined = new IdentityHashMap<>();

    /** The greatest depth to which each dictionary was searched in vain. */
    private final Map<Map<?, ?>, Integer> searched = new IdentityHashMap<>();

    private final Map<String, TorchTensor> tensors;

    /**
     * Finds the tensors: those of the dictionary itself or of one within it.
     *
     * @param root what the checkpoint holds
     * @param key the keys that lead to the dictionary that is meant, with dots between them; if there is no such
     *     dictionary, it is the one that programs usually mean
     * @throws TorchDefectException if there are no tensors, or several dictionaries qualify
     */
    TorchStateDict(Object root, Optional<String> key) {
        collect("", root, DEEPEST, Collections.newSetFromMap(new IdentityHashMap<>()));
        this.key = key.filter(dictionaries::containsKey);
        this.tensors = in(this.key.<Object>map(dictionaries::get).orElse(root), DEEPEST)
                .orElseThrow(() -> new TorchDefectException("it holds no state dict, that is, no dictionary of tensors;"
                        + " save model.state_dict() with torch.save"));
    }

    private void collect(String path, Object value, int depth, Set<Object> seen) {
        if (value instanceof Map<?, ?> dictionary && depth >= 0 && seen.add(dictionary)) {
            dictionaries.put(path, dictionary);
            dictionary.forEach((name, inner) -> {
                if (name instanceof String text && inner instanceof Map) {
                    collect(path.isEmpty() ? text : path + "." + text, inner, depth - 1, seen);
                }
            });
        }
    }

    /** Returns the tensors by name, in order. */
    Map<String, TorchTensor> tensors() {
        return tensors;
    }

    /** Returns the key that was given, if it leads to a dictionary. */
    Optional<String> key() {
        return key;
    }

    /** Returns the keys of the dictionaries that are as large as that of the tensors, within a factor of two. */
    List<String> keys() {
        return dictionaries.entrySet().stream().filter(entry -> !entry.getKey().isEmpty()
                && 2 * tensors(entry.getValue()).size() >= tensors.size()).map(entry -> printable(entry.getKey()))
                .toList();
    }

    /** Returns a sentence about the choice that was made where none was told, empty if there is nothing to choose. */
    Optional<String> remark() {
        List<String> others = keys().stream().filter(name -> tensors(dictionaries.get(name)) != tensors).toList();
        if (key.isPresent() || others.isEmpty()) {
            return Optional.empty();
        }
        String taken = keys().stream().filter(name -> tensors(dictionaries.get(name)) == tensors).findFirst()
                .orElse("the outermost dictionary");
        return Optional.of("of its state dicts, " + taken + " is taken; the others are chosen by their keys (--key "
                + String.join(", --key ", others) + ")");
    }

    private Optional<Map<String, TorchTensor>> in(Object value, int depth) {
        if (!(value instanceof Map<?, ?> dictionary) || searched.getOrDefault(dictionary, 0) >= depth) {
            return Optional.empty();
        }
        Optional<Map<String, TorchTensor>> found = among(dictionary, depth);
        if (found.isEmpty()) {
            searched.put(dictionary, depth);
        }
        return found;
    }

    private Optional<Map<String, TorchTensor>> among(Map<?, ?> dictionary, int depth) {
        for (String name : NAMES) {
            Optional<Map<String, TorchTensor>> named = in(dictionary.get(name), depth - 1);
            if (named.isPresent()) {
                return named;
            }
        }
        Map<String, TorchTensor> own = tensors(dictionary);
        // Single numbers beside dictionaries of tensors are a loss or the number of an epoch, and no network.
        Optional<Map<String, TorchTensor>> inner = own.values().stream().allMatch(tensor -> tensor.elements() <= 1)
                ? only(dictionary) : Optional.empty();
        return inner.isPresent() || own.isEmpty() ? inner : Optional.of(own);
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
        if (!SafetensorsHeader.isName(name)) {
            throw new TorchDefectException("the name " + FileText.words(name) + " in it has control characters, or is"
                    + " far too long; the file is damaged, copy or download it again");
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
                    + KeyMatch.first(candidates.keySet()) + "); choose one of them (--key "
                    + FileText.words(candidates.keySet().iterator().next()) + ")");
        }
        return candidates.values().stream().findFirst();
    }
}
