package bowman.weights;

import bowman.file.FileText;
import bowman.graph.Graph;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The match between tensors and a network, name by name. Whatever prefix stands before all names of the network is
 * removed, and names in another program's style are translated.
 *
 * @param prefix the prefix that was removed; empty if there is none
 * @param matched the file's name of each tensor that the network has with the same shape, by the network's name, in the
 *     network's order
 * @param missing the network's names for which there is no tensor
 * @param unexpected the names that the network does not have, in one of its parts or while others are missing, so that
 *     this is another network
 * @param misshapen the names that the network has with another shape, each with the actual and the expected shape
 * @param leftOut the names beside a complete network, which do not belong to it, such as those of a loss
 * @param rivals the other prefixes below which there is a complete network, too
 */
public record KeyMatch(String prefix, Map<String, String> matched, List<String> missing, List<String> unexpected,
        List<String> misshapen, List<String> leftOut, List<String> rivals) {

    private static final int LISTED = 5;

    /** What thop leaves in every module while it counts operations. */
    private static final Set<String> COUNTS = Set.of("total_ops", "total_params");

    /** Copies the lists and the map, whose order is kept. */
    public KeyMatch {
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        misshapen = List.copyOf(misshapen);
        leftOut = List.copyOf(leftOut);
        rivals = List.copyOf(rivals);
    }

    /**
     * Returns the match between tensors and a network. If several prefixes have a complete network below them, it is
     * the one without a prefix, or else the first, and the match {@linkplain #isAmbiguous is ambiguous}.
     *
     * @param extents the extents of the tensors, by name; PyTorch's counters of batches and names with a slash, which
     *     belong to the checkpoint of a training, are ignored
     * @param graph the graph of the network
     */
    public static KeyMatch of(Map<String, List<Long>> extents, Graph graph) {
        Map<String, List<Long>> expected = expected(graph);
        Map<String, List<Long>> actual = new LinkedHashMap<>(extents);
        actual.keySet().removeIf(name -> !StateDict.isWeight(name));
        Map<String, Map<String, String>> places = KeyStyles.ofNetwork(expected.keySet()).places(actual.keySet());
        int most = places.values().stream().mapToInt(Map::size).max().orElse(0);
        places.values().removeIf(names -> 2 * names.size() < most);
        places.putIfAbsent("", Map.of());
        List<KeyMatch> matches = places.entrySet().stream()
                .map(place -> below(place.getKey(), place.getValue(), actual, expected))
                .sorted(Comparator.comparing((KeyMatch match) -> !match.fits())
                        .thenComparing(match -> -match.matched().size())
                        .thenComparing(match -> match.prefix().length()))
                .toList();
        return matches.getFirst().besides(matches.stream().skip(1).filter(KeyMatch::fits).map(KeyMatch::prefix)
                .toList());
    }

    private static KeyMatch below(String prefix, Map<String, String> names, Map<String, List<Long>> actual,
            Map<String, List<Long>> expected) {
        Map<String, String> matched = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        expected.forEach((name, shape) -> {
            List<Long> found = actual.get(names.get(name));
            if (found == null) {
                missing.add(name);
            } else if (found.equals(shape)) {
                matched.put(name, names.get(name));
            } else {
                misshapen.add(name + " is " + text(found) + " and should be " + text(shape));
            }
        });
        Set<String> parts = expected.keySet().stream().map(KeyMatch::first).collect(Collectors.toSet());
        Set<String> used = new HashSet<>(names.values());
        List<String> others = actual.keySet().stream().filter(name -> !used.contains(name)).toList();
        List<String> unexpected = others.stream().filter(name -> !missing.isEmpty() || !misshapen.isEmpty()
                || name.startsWith(prefix) && parts.contains(first(name.substring(prefix.length())))
                        && !isCount(name)).toList();
        List<String> leftOut = new ArrayList<>(others);
        leftOut.removeAll(new HashSet<>(unexpected));
        return new KeyMatch(prefix, matched, missing, unexpected, misshapen, leftOut, List.of());
    }

    private KeyMatch besides(List<String> prefixes) {
        return new KeyMatch(prefix, matched, missing, unexpected, misshapen, leftOut, prefixes);
    }

    /** Returns whether a tensor is one of those that thop leaves in a network. */
    static boolean isCount(String name) {
        return COUNTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The part of a name before its first dot. */
    static String first(String name) {
        return name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
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

    /** Returns whether the whole network is there, and nothing that would change what it computes. */
    public boolean fits() {
        return missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty();
    }

    /** Returns whether several prefixes have a complete network below them, of which none is empty. */
    public boolean isAmbiguous() {
        return fits() && !prefix.isEmpty() && !rivals.isEmpty();
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

    /** Returns what a user should know about a match that fits, a sentence each. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (isAmbiguous()) {
            remarks.add(ambiguity());
        } else if (!rivals.isEmpty()) {
            remarks.add("the network without a prefix is taken, and there is one below " + String.join(" and ", rivals)
                    + ", too; choose it by its prefix (--key " + key(rivals.getFirst()) + ")");
        }
        List<String> others = leftOut.stream().filter(name -> rivals.stream().noneMatch(name::startsWith)).toList();
        if (!others.isEmpty()) {
            remarks.add(others.size() + (others.size() == 1 ? " tensor is" : " tensors are")
                    + " left out, because the network has none of that name: " + first(others));
        }
        return remarks;
    }

    /**
     * Checks that it is clear which network is meant.
     *
     * @param source the file's name, for the message
     * @throws WeightsException if the match is ambiguous
     */
    public void requireOne(String source) {
        if (isAmbiguous()) {
            throw new WeightsException(source + ": " + ambiguity());
        }
    }

    private String ambiguity() {
        return "there is a network below each of the prefixes " + prefix + " and " + String.join(" and ", rivals)
                + "; choose one of them (--key " + key(prefix) + ")";
    }

    private static String key(String prefix) {
        return prefix.substring(0, prefix.length() - 1);
    }

    /** The first few names, and an ellipsis for the others. */
    static String first(Collection<String> names) {
        return names.stream().limit(LISTED).map(FileText::words).collect(Collectors.joining(", ")) + (names
                .size() > LISTED ? ", ..." : "");
    }
}
