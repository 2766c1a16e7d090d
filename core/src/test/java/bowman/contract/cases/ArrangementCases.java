package bowman.contract.cases;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Concatenation, slices and embeddings of channels. */
public final class ArrangementCases {

    private ArrangementCases() {
    }

    /** All arrangements. */
    public static Arbitrary<OperationCase> all(Sizes sizes) {
        return Arbitraries.oneOf(concats(sizes), slices(sizes));
    }

    static Arbitrary<OperationCase> concats(Sizes sizes) {
        return Combinators.combine(sizes.maps(), sizes.channels().list().ofMinSize(1).ofMaxSize(4), Sizes.seeds())
                .as((shape, channels, seed) -> {
                    CaseBuilder builder = new CaseBuilder(seed);
                    List<Value> maps = new ArrayList<>();
                    Map<Value, Double> wanted = new LinkedHashMap<>();
                    for (int i = 0; i < channels.size(); i++) {
                        Value map = builder.input("map " + i, shape.withChannels(channels.get(i)), Filling.UNIFORM);
                        maps.add(map);
                        wanted.put(map, 0.0);
                    }
                    maps.add(maps.getFirst());
                    Value result = builder.graph().concat(maps);
                    return builder.result(result).differentiate(result, wanted)
                            .build("concat of " + channels + " and again the first, channels of " + shape
                                    + ", seed " + seed);
                });
    }

    /** A slice out of the middle, and the slice embedded again. */
    static Arbitrary<OperationCase> slices(Sizes sizes) {
        Arbitrary<Integer> offsets = Arbitraries.integers().between(0, 9);
        return Combinators.combine(sizes.maps(), offsets, offsets, Sizes.seeds()).as((slice, before, after, seed) -> {
            int count = slice.channels();
            Shape shape = slice.withChannels(before + count + after);
            CaseBuilder builder = new CaseBuilder(seed);
            GraphBuilder graph = builder.graph();
            Value map = builder.input("map", shape, Filling.UNIFORM);
            Value sliced = graph.sliceChannels(map, before, count);
            Value embedded = graph.embedChannels(sliced, after, before + count + after);
            return builder.output("slice", sliced).result(embedded)
                    .differentiate(embedded, Map.of(map, 0.0))
                    .build("channels " + before + " to " + (before + count) + " of " + shape + ", seed " + seed);
        });
    }
}
