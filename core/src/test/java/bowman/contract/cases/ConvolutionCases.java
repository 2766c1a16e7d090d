package bowman.contract.cases;

import static bowman.contract.cases.CaseBuilder.ofSum;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Convolutions: dense, grouped, depthwise, linear layers; strided, padded, dilated; with and without epilogue. */
public final class ConvolutionCases {

    /** A kernel's extents and how it moves. */
    private record Kernel(int height, int width, int stride, int padding, int dilation) {

        /** The smallest extent of a map that it gives a result for. */
        int smallest(int extent) {
            return Math.max(1, dilation * (extent - 1) + 1 - 2 * padding);
        }
    }

    private record Channels(int groups, int in, int out) {
    }

    private record Problem(Shape map, Shape weight, Geometry geometry) {

        Shape result() {
            return geometry.result(map, weight);
        }

        /** The terms of one element of the result. */
        int terms() {
            return weight.size() / weight.extent(0);
        }

        @Override
        public String toString() {
            return "map " + map + ", weight " + weight + ", " + geometry;
        }
    }

    private ConvolutionCases() {
    }

    /** A convolution with or without bias, and its gradients by map, weight and bias. */
    public static Arbitrary<OperationCase> withGradients(Sizes sizes) {
        return withGradients(problems(sizes));
    }

    /** Convolutions of 3x3 on maps large enough for an algorithm that works on tiles, with their gradients. */
    public static Arbitrary<OperationCase> ofManyTiles() {
        return withGradients(tiled());
    }

    /** As {@link #ofManyTiles}, with each combination of bias, residual and activation. */
    public static Arbitrary<OperationCase> ofManyTilesFused() {
        return fused(tiled());
    }

    private static Arbitrary<OperationCase> withGradients(Arbitrary<Problem> problems) {
        return Combinators.combine(problems, flags(), flags(), Sizes.seeds()).as((problem, bias, kept, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            Value map = builder.input("map", problem.map, Filling.UNIFORM);
            Value weight = weight(builder, problem, kept);
            int outputs = problem.weight.extent(0);
            int pixels = problem.result().pixels();
            Map<Value, Double> wanted = new LinkedHashMap<>();
            wanted.put(map, ofSum(problem.terms() * outputs / problem.map.channels()));
            wanted.put(weight, ofSum(pixels));
            Value result;
            if (bias) {
                Value vector = builder.weight("bias", Shape.of(outputs));
                wanted.put(vector, ofSum(pixels));
                result = builder.graph().convolution(map, weight, vector, problem.geometry);
            } else {
                result = builder.graph().convolution(map, weight, problem.geometry);
            }
            return builder.result(result, ofSum(problem.terms())).differentiate(result, wanted)
                    .build("convolution of " + problem + (bias ? " with bias" : "") + ", seed " + seed);
        });
    }

    /** A convolution with each combination of bias, residual and activation. */
    public static Arbitrary<OperationCase> fused(Sizes sizes) {
        return fused(problems(sizes));
    }

    private static Arbitrary<OperationCase> fused(Arbitrary<Problem> problems) {
        Arbitrary<Epilogue> epilogues =
                Combinators.combine(flags(), flags(), Arbitraries.of(Activation.class)).as(Epilogue::new);
        return Combinators.combine(problems, epilogues, flags(), Sizes.seeds())
                .as((problem, epilogue, kept, seed) -> {
                    CaseBuilder builder = new CaseBuilder(seed);
                    List<Value> operands = new ArrayList<>();
                    operands.add(builder.input("map", problem.map, Filling.UNIFORM));
                    operands.add(weight(builder, problem, kept));
                    if (epilogue.bias()) {
                        operands.add(builder.weight("bias", Shape.of(problem.weight.extent(0))));
                    }
                    if (epilogue.residual()) {
                        operands.add(builder.input("residual", problem.result(), Filling.UNIFORM));
                    }
                    Convolution op = new Convolution(problem.geometry, epilogue);
                    return builder.result(builder.graph().add(op, operands).result(0), ofSum(problem.terms()))
                            .build("convolution of " + problem + ", " + epilogue + ", seed " + seed);
                });
    }

    /** A weight is mostly a variable, which a backend may pack once, but need not be. */
    private static Value weight(CaseBuilder builder, Problem problem, boolean variable) {
        return variable ? builder.weight("weight", problem.weight)
                : builder.input("weight", problem.weight, Filling.UNIFORM);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Problem> problems(Sizes sizes) {
        return Combinators.combine(kernels(), channels(sizes), sizes.samples(), sizes.extent(), sizes.extent(), flags())
                .as((kernel, channels, samples, moreRows, moreColumns, linear) -> {
                    Shape map = Shape.map(samples, kernel.smallest(kernel.height) + moreRows - 1,
                            kernel.smallest(kernel.width) + moreColumns - 1, channels.in);
                    int perGroup = channels.in / channels.groups;
                    boolean pointwise = kernel.height == 1 && kernel.width == 1;
                    Shape weight = pointwise && linear ? Shape.of(channels.out, perGroup)
                            : Shape.of(channels.out, perGroup, kernel.height, kernel.width);
                    return new Problem(map, weight,
                            new Geometry(kernel.stride, kernel.padding, kernel.dilation, channels.groups));
                });
    }

    /** Heights and widths that are and are not multiples of a tile's, flat maps, and rarely used paddings. */
    private static Arbitrary<Problem> tiled() {
        Arbitrary<Shape> extents = Arbitraries.oneOf(
                Combinators.combine(Arbitraries.integers().between(29, 36), Arbitraries.integers().between(29, 36))
                        .as((height, width) -> Shape.map(1, height, width, 1)),
                Combinators.combine(Arbitraries.integers().between(1, 9), Arbitraries.integers().between(250, 270))
                        .as((height, width) -> Shape.map(1, height, width, 1)));
        Arbitrary<Integer> channels = Arbitraries.of(16, 17, 33, 40, 72);
        return Combinators.combine(extents, Arbitraries.integers().between(1, 2), Arbitraries.of(1, 1, 1, 2),
                Arbitraries.of(1, 1, 2), channels, channels).as(
                        (extent, samples, padding, groups, in, out) -> new Problem(
                                Shape.map(samples, extent.height(), extent.width(), groups * in),
                                Shape.of(groups * out, in, 3, 3), new Geometry(1, padding, 1, groups)));
    }

    /** Mostly the kernels of the networks, at times any. */
    private static Arbitrary<Kernel> kernels() {
        Arbitrary<Kernel> usual = Arbitraries.of(
                new Kernel(1, 1, 1, 0, 1), new Kernel(1, 1, 2, 0, 1), new Kernel(3, 3, 1, 1, 1),
                new Kernel(3, 3, 2, 1, 1), new Kernel(3, 3, 1, 0, 1), new Kernel(3, 3, 1, 2, 2),
                new Kernel(5, 5, 1, 0, 1), new Kernel(7, 7, 2, 3, 1), new Kernel(7, 7, 4, 3, 1),
                new Kernel(2, 2, 2, 0, 1), new Kernel(4, 4, 4, 0, 1), new Kernel(8, 8, 8, 0, 1));
        Arbitrary<Integer> extents = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, 3);
        Arbitrary<Kernel> any = Combinators.combine(extents, extents, steps,
                Arbitraries.integers().between(0, 3), steps).as(Kernel::new);
        return Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(1, any));
    }

    private static Arbitrary<Channels> channels(Sizes sizes) {
        Arbitrary<Integer> channels = sizes.channels();
        Arbitrary<Channels> dense = Combinators.combine(channels, channels).as((in, out) -> new Channels(1, in, out));
        Arbitrary<Integer> few = channels.map(c -> Math.ceilDiv(c, 3));
        Arbitrary<Channels> grouped = Combinators.combine(Arbitraries.of(2, 3), few, few)
                .as((groups, in, out) -> new Channels(groups, groups * in, groups * out));
        Arbitrary<Integer> fewest = Arbitraries.integers().between(1, 4);
        Arbitrary<Channels> manyGroups =
                Combinators.combine(fewest, fewest).as((in, out) -> new Channels(32, 32 * in, 32 * out));
        Arbitrary<Channels> depthwise = Combinators.combine(channels, Arbitraries.of(1, 1, 2))
                .as((c, times) -> new Channels(c, c, c * times));
        return Arbitraries.oneOf(dense, dense, grouped, manyGroups, depthwise);
    }
}
