package bowman.contract.cases;

import bowman.graph.RandomOp.Unit;
import bowman.graph.Value;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Dropout of elements, channels and samples. */
public final class RandomCases {

    private RandomCases() {
    }

    public static Arbitrary<OperationCase> dropouts(Sizes sizes) {
        return Combinators.combine(Arbitraries.of(Unit.class), Arbitraries.of(0.1f, 0.2f, 0.5f, 0.9f),
                Arbitraries.integers().between(0, 1000), sizes.maps(), Sizes.seeds())
                .as((unit, rate, stream, shape, seed) -> {
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value map = builder.input("map", shape, Filling.AWAY_FROM_ZERO);
                    Value result = builder.graph().dropout(map, builder.key(), rate, unit, stream);
                    return builder.result(result).differentiate(result, Map.of(map, 0.0))
                            .build("dropout of " + rate + " by " + unit + " of " + shape + ", stream " + stream
                                    + ", seed " + seed);
                });
    }
}
