package bowman.contract.cases;

import bowman.graph.Activation;
import bowman.graph.GraphBuilder;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Activations, sums, products and scalings. */
public final class PointwiseCases {

    private PointwiseCases() {
    }

    /** All pointwise operations. */
    public static Arbitrary<OperationCase> all(Sizes sizes) {
        return Arbitraries.oneOf(activations(sizes), sums(sizes), products(sizes), channelProducts(sizes));
    }

    static Arbitrary<OperationCase> activations(Sizes sizes) {
        return Combinators.combine(Arbitraries.of(Activation.class), sizes.maps(), Sizes.seeds())
                .as((activation, shape, seed) -> {
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value map = builder.input("map", shape, Filling.AWAY_FROM_ZERO);
                    Value result = builder.graph().apply(new Activate(activation), map);
                    return builder.result(result).differentiate(result, Map.of(map, 0.0))
                            .build(activation + " of " + shape + ", seed " + seed);
                });
    }

    /** A sum of one to four maps, the first of them twice, and a constant. */
    static Arbitrary<OperationCase> sums(Sizes sizes) {
        return Combinators.combine(Arbitraries.integers().between(1, 4), sizes.maps(), Sizes.seeds())
                .as((count, shape, seed) -> {
                    CaseBuilder builder = new CaseBuilder(seed);
                    List<Value> terms = new ArrayList<>();
                    Map<Value, Double> wanted = new LinkedHashMap<>();
                    for (int i = 0; i < count; i++) {
                        Value term = builder.input("term " + i, shape, Filling.UNIFORM);
                        terms.add(term);
                        wanted.put(term, 0.0);
                    }
                    terms.add(terms.getFirst());
                    terms.add(builder.graph().constant(shape, 0.25f));
                    Value result = builder.graph().sum(terms);
                    return builder.result(result, 1).differentiate(result, wanted)
                            .build("sum of " + terms.size() + " operands of " + shape + ", seed " + seed);
                });
    }

    static Arbitrary<OperationCase> products(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            GraphBuilder graph = builder.graph();
            Value left = builder.input("left", shape, Filling.UNIFORM);
            Value right = builder.input("right", shape, Filling.UNIFORM);
            Value result = graph.scale(graph.multiply(left, right), -2.5f);
            return builder.result(result).differentiate(result, Map.of(left, 0.0, right, 0.0))
                    .build("-2.5 times the product of two maps of " + shape + ", seed " + seed);
        });
    }

    static Arbitrary<OperationCase> channelProducts(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            Value map = builder.input("map", shape, Filling.UNIFORM);
            Value factors = builder.input("factors", shape.withArea(1, 1), Filling.UNIFORM);
            Value result = builder.graph().multiplyChannels(map, factors);
            int area = shape.height() * shape.width();
            return builder.result(result)
                    .differentiate(result, Map.of(map, 0.0, factors, CaseBuilder.ofSum(area)))
                    .build("map of " + shape + " times a factor per channel, seed " + seed);
        });
    }
}
