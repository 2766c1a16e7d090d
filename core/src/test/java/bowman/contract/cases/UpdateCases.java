package bowman.contract.cases;

import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Updates of weights and of running statistics; what they give is read from the variables. */
public final class UpdateCases {

    private UpdateCases() {
    }

    /** All updates. */
    public static Arbitrary<OperationCase> all(Sizes sizes) {
        return Arbitraries.oneOf(nadam(sizes), runningStatistics(sizes));
    }

    /** A step of NAdam, at times with a loss that forbids it. */
    static Arbitrary<OperationCase> nadam(Sizes sizes) {
        Arbitrary<Float> losses = Arbitraries.of(0.5f, 0f, Float.NaN, Float.POSITIVE_INFINITY);
        return Combinators.combine(sizes.maps(), losses, Sizes.seeds()).as((map, loss, seed) -> {
            Shape shape = Shape.of(map.extents());
            CaseBuilder builder = new CaseBuilder(seed);
            Value theta = builder.weight("theta", shape);
            Value gradient = builder.input("gradient", shape, Filling.UNIFORM);
            Value m = builder.variable("m", shape, Role.MOMENT, Filling.UNIFORM);
            Value v = builder.variable("v", shape, Role.MOMENT, Filling.POSITIVE);
            Value c = builder.input("c", Shape.of(3), Filling.POSITIVE);
            Value last = builder.input("loss", Shape.SCALAR, (key, stream, i) -> loss);
            builder.graph().add(new Nadam(0.9, 0.999, 1e-8), List.of(theta, gradient, m, v, c, last));
            return builder.build("NAdam of " + shape + " with loss " + loss + ", seed " + seed);
        });
    }

    static Arbitrary<OperationCase> runningStatistics(Sizes sizes) {
        return Combinators.combine(sizes.channels(), Arbitraries.integers().between(2, 100), Sizes.seeds())
                .as((channels, count, seed) -> {
                    Shape vector = Shape.of(channels);
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value runningMean = builder.variable("running mean", vector, Role.BUFFER, Filling.UNIFORM);
                    Value runningVariance = builder.variable("running variance", vector, Role.BUFFER, Filling.POSITIVE);
                    Value mean = builder.input("mean", vector, Filling.UNIFORM);
                    Value variance = builder.input("variance", vector, Filling.POSITIVE);
                    builder.graph().add(new RunningStatistics(0.1f, count),
                            List.of(runningMean, runningVariance, mean, variance));
                    return builder.build("running statistics of " + channels + " channels over " + count
                            + " values, seed " + seed);
                });
    }
}
