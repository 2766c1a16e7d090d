package bowman.weights;

import bowman.graph.Graph;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The match between tensors and a network, name by name; names in another program's style are translated first.
 *
 * @param matched the names that the network has, with the same shape
 * @param missing the network's names for which there is no tensor
 * @param unexpected the names that the network does not have
 * @param misshapen the names that the network has with another shape, each with the actual and the expected shape
 */
public record KeyMatch(List<String> matched, List<String> missing, List<String> unexpected, List<String> misshapen) {

    private static final int LISTED = 5;

    /** Copies the lists. */
    public KeyMatch {
        matched = List.copyOf(matched);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        misshapen = List.copyOf(misshapen);
    }

    /**
     * Returns the match between tensors and a network.
     *
     * @param extents the extents of the tensors, by name; PyTorch's counters of batches are ignored
     * @param graph the graph of the network
     */
    public static KeyMatch of(Map<String, List<Long>> extents, Graph graph) {
        Map<String, List<Long>> expected = expected(graph);
        Map<String, List<Long>> actual = KeyStyles.expected(expected.keySet(), extents);
        List<String> matched = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        actual.forEach((name, shape) -> {
            if (expected.containsKey(name)) {
                if (expected.get(name).equals(shape)) {
                    matched.add(name);
                } else {
                    misshapen.add(name + " is " + text(shape) + " and should be " + text(expected.get(name)));
                }
            } else if (!StateDict.isCounter(name)) {
                unexpected.add(name);
            }
        });
        List<String> missing = expected.keySet().stream().filter(name -> !actual.containsKey(name)).toList();
        return new KeyMatch(matched, missing, unexpected, misshapen);
    }

    /** The extents of a network's weights and running statistics, by name, in order. */
    static Map<String, List<Long>> expected(Graph graph) {
        Map<String, List<Long>> expected = new LinkedHashMap<>();
        for (Variable variable : graph.variables(Role.WEIGHT, Role.BUFFER)) {
            expected.put(variable.name(), Arrays.stream(variable.shape().extents()).asLongStream().boxed().toList());
        }
        return expected;
    }

    private static String text(List<Long> extents) {
        return extents.isEmpty() ? "scalar" : extents.stream().map(Object::toString).collect(Collectors.joining("x"));
    }

    /** Returns whether the tensors are exactly the network's. */
    public boolean isExact() {
        return missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty();
    }

    /** Returns a description of all mismatches with the first names of each kind; empty if there are none. */
    public String defects() {
        return Stream.of(list(missing, "missing"), list(unexpected, "unexpected"), list(misshapen, "of another shape"))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String list(List<String> keys, String defect) {
        return keys.isEmpty() ? "" : keys.size() + (keys.size() == 1 ? " key is " : " keys are ") + defect + " ("
                + first(keys) + ")";
    }

    /** The first few names, and an ellipsis for the others. */
    static String first(Collection<String> names) {
        return names.stream().limit(LISTED).collect(Collectors.joining(", ")) + (names.size() > LISTED ? ", ..." : "");
    }
}
