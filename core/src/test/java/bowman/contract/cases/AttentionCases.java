package bowman.contract.cases;

import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Multi-head attention and both its gradients. */
public final class AttentionCases {

    private AttentionCases() {
    }

    public static Arbitrary<OperationCase> withGradients(Sizes sizes) {
        Arbitrary<Integer> heads = Arbitraries.integers().between(1, 3);
        // As in the networks, there are fewer keys than queries where there are many.
        Arbitrary<Integer> keyExtents = sizes == Sizes.LARGE ? Sizes.ODD.extent() : sizes.extent();
        return Combinators.combine(heads, sizes.channels(), sizes.maps(Arbitraries.just(1)), keyExtents,
                keyExtents, Sizes.seeds()).as((count, width, area, keyHeight, keyWidth, seed) -> {
                    Shape queryShape = area.withChannels(count * width);
                    Shape keyShape = Shape.map(area.samples(), keyHeight, keyWidth, 2 * count * width);
                    float scale = (float) (1 / Math.sqrt(width));
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value queries = builder.input("queries", queryShape, Filling.UNIFORM);
                    Value keysAndValues = builder.input("keys and values", keyShape, Filling.UNIFORM);
                    Value result = builder.graph().attention(queries, keysAndValues, count, scale);
                    double keyCount = keyHeight * keyWidth;
                    double queryCount = area.height() * area.width();
                    // A result is a mean over the keys; a score's gradient is about a key's share of it.
                    return builder.output("result", result, 1 / (2 * Math.sqrt(keyCount)))
                            .differentiate(result, Map.of(queries, 1 / (5 * Math.sqrt(keyCount)),
                                    keysAndValues, Math.sqrt(queryCount) / (2 * keyCount)))
                            .build("attention of " + queryShape + " to " + keyShape + " in " + count
                                    + " heads, seed " + seed);
                });
    }
}
