package bowman.contract.cases;

import static bowman.contract.cases.CaseBuilder.ofSum;

import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SumToChannels;
import bowman.graph.Value;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Sums and means over pixels. */
public final class ReductionCases {

    private ReductionCases() {
    }

    /** Reductions with their gradients. */
    public static Arbitrary<OperationCase> differentiable(Sizes sizes) {
        return Arbitraries.oneOf(means(sizes), dots(sizes));
    }

    public static Arbitrary<OperationCase> channelSums(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            Value map = builder.input("map", shape, Filling.UNIFORM);
            return builder.result(builder.graph().apply(new SumToChannels(), map), ofSum(shape.pixels()))
                    .build("sum to channels of " + shape + ", seed " + seed);
        });
    }

    static Arbitrary<OperationCase> means(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            Value map = builder.input("map", shape, Filling.UNIFORM);
            Value result = builder.graph().spatialMean(map);
            int area = shape.height() * shape.width();
            return builder.result(result, ofSum(area) / area).differentiate(result, Map.of(map, 0.0))
                    .build("spatial mean of " + shape + ", seed " + seed);
        });
    }

    static Arbitrary<OperationCase> dots(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            Value left = builder.input("left", shape, Filling.UNIFORM);
            Value right = builder.input("right", shape, Filling.UNIFORM);
            Value result = builder.graph().apply(new SpatialDot(), left, right);
            return builder.result(result, ofSum(shape.height() * shape.width()))
                    .differentiate(result, Map.of(left, 0.0, right, 0.0))
                    .build("spatial dot of two maps of " + shape + ", seed " + seed);
        });
    }
}
