package bowman.weights;

import bowman.graph.Graph;
import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The match between the tensors of a file and a network's encoder: the file holds an encoder alone, as trained on
 * ImageNet, or a network with it, below any prefix.
 *
 * @param prefix what stands in the file before the names of the encoder's tensors; empty if nothing does
 * @param matched the file's name of each encoder tensor that was found, by the network's name
 * @param skipped the names of the file's tensors that the encoder does not have, or has with another shape
 * @param missing the names of the encoder's tensors that the file does not have
 * @param unexpected the skipped names of blocks that the encoder does not have, as a deeper one has them
 * @param rivals the other prefixes below which there is a complete encoder, too
 */
public record EncoderMatch(String prefix, Map<String, String> matched, List<String> skipped, List<String> missing,
        List<String> unexpected, List<String> rivals) {

    private static final String ENCODER = "encoder.";

    /** The prefixes of a file with one encoder, alone or in a network; what else the file holds lies beside it. */
    private static final Set<String> PLAIN = Set.of("", ENCODER, ENCODER + "model.");

    /** Copies the map, whose order is kept, and the lists. */
    public EncoderMatch {
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        skipped = List.copyOf(skipped);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        rivals = List.copyOf(rivals);
    }

    /**
     * Returns the match between a file and the encoder of a network.
     *
     * @param file the weights
     * @param graph the graph of the network
     */
    public static EncoderMatch of(WeightsFile file, Graph graph) {
        Map<String, List<Long>> expected = KeyMatch.expected(graph);
        Map<String, List<Long>> actual = new LinkedHashMap<>();
        file.tensors().forEach((name, tensor) -> actual.put(name, tensor.extents()));
        actual.keySet().removeIf(name -> !StateDict.isWeight(name));
        Map<String, Map<String, String>> places = KeyStyles.ofEncoder(expected.keySet()).places(actual.keySet());
        int most = places.values().stream().mapToInt(Map::size).max().orElse(0);
        places.values().removeIf(names -> 2 * names.size() < most);
        places.putIfAbsent("", Map.of());
        List<EncoderMatch> matches = places.entrySet().stream()
                .map(place -> below(place.getKey(), place.getValue(), actual, expected))
                .sorted(Comparator.comparing((EncoderMatch match) -> -match.matched().size())
                        .thenComparing(match -> match.prefix().length()))
                .toList();
        EncoderMatch best = matches.getFirst();
        return new EncoderMatch(best.prefix(), best.matched(), best.skipped(), best.missing(), best.unexpected(),
                matches.stream().skip(1).filter(EncoderMatch::isComplete).map(EncoderMatch::prefix).toList());
    }

    private static EncoderMatch below(String prefix, Map<String, String> names, Map<String, List<Long>> actual,
            Map<String, List<Long>> expected) {
        Map<String, String> matched = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        expected.keySet().stream().filter(name -> name.startsWith(ENCODER)).forEach(name -> {
            if (expected.get(name).equals(actual.get(names.get(name)))) {
                matched.put(name, names.get(name));
            } else {
                missing.add(name);
            }
        });
        Set<String> used = new HashSet<>(matched.values());
        List<String> skipped = actual.keySet().stream().filter(name -> !used.contains(name)).toList();
        Set<String> parts = names.values().stream().map(name -> KeyMatch.first(name.substring(prefix.length())))
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(names.values());
        List<String> unexpected = skipped.stream().filter(name -> !known.contains(name) && name.startsWith(prefix)
                && parts.contains(KeyMatch.first(name.substring(prefix.length()))) && !KeyMatch.isCount(name)).toList();
        return new EncoderMatch(prefix, matched, skipped, missing, unexpected, List.of());
    }

    /** Returns whether the file has the whole encoder, and not a deeper one. */
    public boolean isComplete() {
        return missing.isEmpty() && unexpected.isEmpty() && !matched.isEmpty();
    }

    /**
     * Checks that the file has tensors of this encoder, and that it is clear which ones are meant.
     *
     * @param source the file's name, for the message
     * @param architecture the network's name, for the message
     * @throws WeightsException if there are none, they are those of another encoder, or there are several complete
     *     encoders, of which none has the names of an encoder or of a network alone
     */
    public void require(String source, String architecture) {
        if (matched.isEmpty()) {
            throw new WeightsException(source + ": none of its tensors belongs to the encoder of " + architecture
                    + "; choose the architecture whose encoder the weights belong to (--arch)");
        }
        if (!unexpected.isEmpty()) {
            throw new WeightsException(source + ": these are the weights of another encoder than that of "
                    + architecture + ", which does not have " + KeyMatch.first(unexpected)
                    + "; choose the architecture whose encoder the weights belong to (--arch)");
        }
        if (isComplete() && !rivals.isEmpty() && !PLAIN.contains(prefix)) {
            throw new WeightsException(source + ": there is an encoder below each of the prefixes " + prefix + " and "
                    + String.join(" and ", rivals) + "; choose one by its prefix (--key)");
        }
    }

    /**
     * Returns a network's initial weights with the tensors that were found in place of its encoder's.
     *
     * @param start the initial weights of the whole network
     * @param path the path of the file, for messages
     * @param file the file that was matched
     * @throws IOException if a tensor cannot be read
     * @throws WeightsException if the numbers of one cannot be those of a network
     */
    public StateDict into(StateDict start, Path path, WeightsFile file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(start.tensors());
        for (Map.Entry<String, String> match : matched.entrySet()) {
            tensors.put(match.getKey(), StateDict.usable(path, file, match.getValue()));
        }
        return StateDict.of(tensors);
    }

    /**
     * Returns the number of tensors that were matched, an unusual prefix of theirs, and the names of those that were
     * skipped or are missing.
     */
    @Override
    public String toString() {
        return "%d tensors matched%s, %s skipped, %s missing".formatted(matched.size(),
                PLAIN.contains(prefix) ? "" : " below " + prefix, text(skipped), text(missing));
    }

    private static String text(List<String> names) {
        return names.isEmpty() ? "none" : names.size() + " (" + KeyMatch.first(names) + ")";
    }
}
