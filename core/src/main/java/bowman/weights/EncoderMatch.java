package bowman.weights;

import bowman.graph.Graph;
import bowman.runtime.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The match between the tensors of a file and a network's encoder: the file holds an encoder alone, as trained on
 * ImageNet, or a whole network.
 *
 * @param matched the file's name of each encoder tensor that was found, by the network's name
 * @param skipped the names of the file's tensors that the encoder does not have, or has with another shape
 * @param missing the names of the encoder's tensors that the file does not have
 */
public record EncoderMatch(Map<String, String> matched, List<String> skipped, List<String> missing) {

    private static final String ENCODER = "encoder.";

    /** Copies the map, whose order is kept, and the lists. */
    public EncoderMatch {
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        skipped = List.copyOf(skipped);
        missing = List.copyOf(missing);
    }

    /**
     * Returns the match between a file and the encoder of a network.
     *
     * @param file the weights
     * @param graph the graph of the network
     */
    public static EncoderMatch of(WeightsFile file, Graph graph) {
        Map<String, List<Long>> expected = KeyMatch.expected(graph);
        Map<String, String> matched = new LinkedHashMap<>();
        List<String> skipped = new ArrayList<>();
        file.tensors().forEach((name, tensor) -> {
            Optional<String> found = KeyStyles.inEncoder(expected.keySet(), name)
                    .filter(match -> expected.get(match).equals(tensor.extents()) && !matched.containsKey(match));
            if (found.isPresent()) {
                matched.put(found.get(), name);
            } else if (StateDict.isWeight(name)) {
                skipped.add(name);
            }
        });
        List<String> missing = expected.keySet().stream()
                .filter(name -> name.startsWith(ENCODER) && !matched.containsKey(name)).toList();
        return new EncoderMatch(matched, skipped, missing);
    }

    /** Returns whether the file has the whole encoder. */
    public boolean isComplete() {
        return missing.isEmpty() && !matched.isEmpty();
    }

    /**
     * Returns a network's initial weights with the tensors that were found in place of its encoder's.
     *
     * @param start the initial weights of the whole network
     * @param file the file that was matched
     * @throws IOException if a tensor cannot be read
     */
    public StateDict into(StateDict start, WeightsFile file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(start.tensors());
        for (Map.Entry<String, String> match : matched.entrySet()) {
            tensors.put(match.getKey(), file.tensor(match.getValue()));
        }
        return StateDict.of(tensors);
    }

    /** Returns the number of tensors that were matched, and the names of those that were skipped or are missing. */
    @Override
    public String toString() {
        return "%d tensors matched, %s skipped, %s missing".formatted(matched.size(), text(skipped), text(missing));
    }

    private static String text(List<String> names) {
        return names.isEmpty() ? "none" : names.size() + " (" + KeyMatch.first(names) + ")";
    }
}
