package bowman.model;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.nn.Mode;
import bowman.weights.EncoderMatch;
import bowman.weights.KeyMatch;
import bowman.weights.WeightsException;
import bowman.weights.WeightsFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The match between the tensors of a file and an architecture.
 *
 * @param architecture the network
 * @param keys the match with the whole network
 * @param encoder the match with its encoder
 */
public record ArchitectureMatch(Architecture architecture, KeyMatch keys, EncoderMatch encoder) {

    /** Names and shapes of variables do not depend on the size of images; every architecture accepts this size. */
    private static final Shape IMAGE = Shape.map(1, 64, 64, 3);

    /** Returns the matches with all architectures, the best first. */
    public static List<ArchitectureMatch> all(WeightsFile file) {
        return Architecture.names().stream().map(name -> of(Architecture.named(name), file))
                .sorted(Comparator.comparing((ArchitectureMatch match) -> !match.keys().fits())
                        .thenComparing(match -> !match.encoder().isComplete())
                        .thenComparing(match -> -match.keys().matched().size())
                        .thenComparing(match -> match.keys().missing().size()))
                .toList();
    }

    /**
     * Returns the match with the architecture that the tensors fit.
     *
     * @param path the file's path, for messages
     * @throws WeightsException if they fit none, of which the message tells the closest one, and all that there are; or
     *     if there are several networks below different prefixes
     */
    public static ArchitectureMatch best(Path path, WeightsFile file) {
        List<ArchitectureMatch> matches = all(file);
        ArchitectureMatch best = matches.getFirst();
        if (!best.keys().fits()) {
            throw new WeightsException(path + ": the weights fit no architecture" + best.defects().map(text -> "; "
                    + text).orElse("") + encoders(matches).map(names -> "; they hold the encoder of " + names
                            + ", with which train can start (--encoder-weights)").orElse("")
                    + "; there is " + Architecture.choice());
        }
        Optional<ArchitectureMatch> rival = matches.stream().skip(1).filter(match -> match.keys().fits()
                && !match.keys().prefix().equals(best.keys().prefix())).findFirst();
        if (rival.isPresent() && !best.keys().prefix().isEmpty()) {
            throw new WeightsException(path + ": there are the networks " + best.below() + " and "
                    + rival.get().below() + "; choose one of them (--key "
                    + best.keys().prefix().substring(0, best.keys().prefix().length() - 1) + ")");
        }
        return best;
    }

    private String below() {
        return architecture + " below " + keys.prefix();
    }

    /** Returns the match with one architecture. */
    public static ArchitectureMatch of(Architecture architecture, WeightsFile file) {
        Graph graph = graph(architecture);
        return new ArchitectureMatch(architecture, keys(graph, file), EncoderMatch.of(file, graph));
    }

    /** Returns the match with the whole network of one architecture. */
    public static KeyMatch keys(Architecture architecture, WeightsFile file) {
        return keys(graph(architecture), file);
    }

    private static KeyMatch keys(Graph graph, WeightsFile file) {
        Map<String, List<Long>> extents = new LinkedHashMap<>();
        file.tensors().forEach((name, tensor) -> extents.put(name, tensor.extents()));
        return KeyMatch.of(extents, graph);
    }

    /** Returns a graph that has an architecture's variables. */
    public static Graph graph(Architecture architecture) {
        GraphBuilder builder = new GraphBuilder();
        Value logits = architecture.logits(builder, builder.input("image", IMAGE), new Mode.Inference());
        return builder.output("logits", logits).build();
    }

    /**
     * Returns in what the tensors differ from those of this architecture.
     *
     * @return empty if less than half of the network's tensors match
     */
    public Optional<String> defects() {
        return keys.matched().size() < keys.missing().size() + keys.misshapen().size() ? Optional.empty()
                : Optional.of("the closest is " + architecture + ": " + keys.defects());
    }

    /**
     * Returns the names of the architectures whose encoder a file has, joined by commas.
     *
     * @param matches the matches of the file with all architectures
     * @return empty if there is none
     */
    public static Optional<String> encoders(List<ArchitectureMatch> matches) {
        return matches.stream().filter(match -> match.encoder().isComplete())
                .map(match -> match.architecture().name()).reduce((first, second) -> first + ", " + second);
    }
}
