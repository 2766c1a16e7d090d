package bowman.contract.cases;

import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Resizing up and down, and pooling with even and odd windows, padded and hanging over the edge. */
public final class ResamplingCases {

    private ResamplingCases() {
    }

    /** All resampling. */
    public static Arbitrary<OperationCase> all(Sizes sizes) {
        return Arbitraries.oneOf(resizes(sizes), maxPools(sizes), averagePools(sizes));
    }

    /** To any size, or enlarged by a whole factor. */
    static Arbitrary<OperationCase> resizes(Sizes sizes) {
        return Combinators.combine(Arbitraries.of(Interpolation.class), sizes.maps(), Arbitraries.of(0, 2, 4),
                sizes.extent(), sizes.extent(), Sizes.seeds()).as((interpolation, shape, factor, h, w, seed) -> {
                    int height = factor == 0 ? h : factor * shape.height();
                    int width = factor == 0 ? w : factor * shape.width();
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value map = builder.input("map", shape, Filling.UNIFORM);
                    Value result = builder.graph().resize(map, interpolation, height, width);
                    return builder.result(result, 0.5).differentiate(result, Map.of(map, 0.5))
                            .build(interpolation + " of " + shape + " to " + height + "x" + width + ", seed " + seed);
                });
    }

    static Arbitrary<OperationCase> maxPools(Sizes sizes) {
        return Combinators.combine(windows(), sizes.maps(), Sizes.seeds()).as((window, smallest, seed) -> {
            Shape shape = fitting(window, smallest);
            CaseBuilder builder = new CaseBuilder(seed);
            Value map = builder.input("map", shape, Filling.DISTINCT);
            Value result = builder.graph().maxPool(map, window);
            return builder.result(result).differentiate(result, Map.of(map, 0.0))
                    .build("max pool of " + shape + ", " + window + ", seed " + seed);
        });
    }

    static Arbitrary<OperationCase> averagePools(Sizes sizes) {
        return Combinators.combine(windows(), Arbitraries.of(Divisor.class), sizes.maps(), Sizes.seeds())
                .as((window, divisor, smallest, seed) -> {
                    Shape shape = fitting(window, smallest);
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value map = builder.input("map", shape, Filling.UNIFORM);
                    Value result = builder.graph().averagePool(map, window, divisor);
                    double mean = 0.5 / window.kernel();
                    return builder.result(result, mean).differentiate(result, Map.of(map, mean))
                            .build("average pool of " + shape + ", " + window + ", " + divisor + ", seed " + seed);
                });
    }

    /** Large enough for one window. */
    private static Shape fitting(Window window, Shape shape) {
        int more = Math.max(0, window.kernel() - 2 * window.padding() - 1);
        return shape.withArea(shape.height() + more, shape.width() + more);
    }

    private static Arbitrary<Window> windows() {
        Arbitrary<Rounding> rounding = Arbitraries.of(Rounding.DOWN, Rounding.UP);
        return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 2), rounding)
                .as((kernel, stride, padding, r) -> new Window(kernel, stride, Math.min(padding, kernel / 2), r));
    }
}
