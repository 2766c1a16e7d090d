package bowman.model;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.nn.Mode;
import bowman.weights.EncoderMatch;
import bowman.weights.KeyMatch;
import bowman.weights.WeightsFile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                .sorted(Comparator.comparing((ArchitectureMatch match) -> !match.keys().isExact())
                        .thenComparing(match -> !match.encoder().isComplete())
                        .thenComparing(match -> -match.keys().matched().size())
                        .thenComparing(match -> match.keys().missing().size()))
                .toList();
    }

    /** Returns the match with one architecture. */
    public static ArchitectureMatch of(Architecture architecture, WeightsFile file) {
        Map<String, List<Long>> extents = new LinkedHashMap<>();
        file.tensors().forEach((name, tensor) -> extents.put(name, tensor.extents()));
        extents.keySet().removeIf(name -> name.indexOf('/') >= 0);
        Graph graph = graph(architecture);
        return new ArchitectureMatch(architecture, KeyMatch.of(extents, graph), EncoderMatch.of(file, graph));
    }

    /** Returns a graph that has an architecture's variables. */
    public static Graph graph(Architecture architecture) {
        GraphBuilder builder = new GraphBuilder();
        Value logits = architecture.logits(builder, builder.input("image", IMAGE), new Mode.Inference());
        return builder.output("logits", logits).build();
    }
}
