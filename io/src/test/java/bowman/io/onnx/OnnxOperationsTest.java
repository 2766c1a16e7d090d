package bowman.io.onnx;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnxruntime.OrtException;
import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.MatrixOp.Factor;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** On random shapes, each exported operation gives in ONNX Runtime what it gives in the reference backend. */
class OnnxOperationsTest {

    @Provide
    Arbitrary<Shape> maps() {
        Arbitrary<Integer> extents = Arbitraries.integers().between(1, 9);
        return Combinators.combine(Arbitraries.integers().between(1, 3), extents, extents, Arbitraries.of(1, 3, 4, 8))
                .as(Shape::map);
    }

    @Provide
    Arbitrary<Window> windows() {
        return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 2), Arbitraries.of(Rounding.class))

                .as((kernel, stride, padding, rounding) -> new Window(kernel, stride,
                        Math.min(padding, kernel / 2), rounding));
    }

    @Provide
    Arbitrary<Epilogue> epilogues() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false),
                Arbitraries.of(Activation.class)).as(Epilogue::new);
    }

    @Property(tries = 100, seed = "1")
    void convolutions(@ForAll("maps") Shape shape, @ForAll("epilogues") Epilogue epilogue,
            @ForAll @IntRange(min = 1, max = 4) int kernel, @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 2) int dilation, @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll long seed) throws OrtException {
        Geometry geometry = new Geometry(stride, dilation * kernel / 2, dilation, groups);
        OperationCheck check = new OperationCheck(seed);
        Value map = check.map(shape.withChannels(groups * shape.channels()));
        convolution(check, map, check.weight(2 * groups, shape.channels(), kernel, kernel), geometry, epilogue);
    }

    @Property(tries = 50, seed = "2")
    void linearLayers(@ForAll("maps") Shape shape, @ForAll("epilogues") Epilogue epilogue,
            @ForAll @IntRange(min = 1, max = 2) int stride, @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        convolution(check, check.map(shape), check.weight(5, shape.channels()), new Geometry(stride, 0, 1, 1),
                epilogue);
    }

    private static void convolution(OperationCheck check, Value map, Value weight, Geometry geometry,
            Epilogue epilogue) throws OrtException {
        List<Value> operands = new ArrayList<>(List.of(map, weight));
        if (epilogue.bias()) {
            operands.add(check.weight(weight.shape().extent(0)));
        }
        if (epilogue.residual()) {
            operands.add(check.map(geometry.result(map.shape(), weight.shape())));
        }
        check.check(check.graph().add(new Convolution(geometry, epilogue), operands).result(0));
    }

    @Property(tries = 40, seed = "3")
    void attention(@ForAll("maps") Shape shape, @ForAll @IntRange(min = 1, max = 3) int heads,
            @ForAll @IntRange(min = 1, max = 5) int keyHeight, @ForAll @IntRange(min = 1, max = 5) int keyWidth,
            @ForAll long seed) throws OrtException {
        int channels = heads * shape.channels();
        OperationCheck check = new OperationCheck(seed);
        Value queries = check.map(shape.withChannels(channels));
        Value keysAndValues = check.map(Shape.map(shape.samples(), keyHeight, keyWidth, 2 * channels));
        check.check(check.graph().attention(queries, keysAndValues, heads, 1.5f));
    }

    @Property(tries = 40, seed = "4")
    void matrixProducts(@ForAll("maps") Shape shape, @ForAll Factor left, @ForAll Factor right,
            @ForAll @IntRange(min = 1, max = 5) int columns, @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        int inner = left.isTransposed() ? shape.width() : shape.channels();
        Value a = check.map(shape);
        Value b = check.map(right.isTransposed() ? Shape.map(shape.samples(), shape.height(), columns, inner)
                : Shape.map(shape.samples(), shape.height(), inner, columns));
        check.check(check.graph().apply(new MatrixProduct(left, right), a, b));
    }

    @Property(tries = 20, seed = "5")
    void softmax(@ForAll("maps") Shape shape, @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().softmax(check.map(shape)));
    }

    /** ONNX Runtime refuses those of a single channel. */
    @Property(tries = 40, seed = "6")
    void layerNorms(@ForAll("maps") Shape shape, @ForAll long seed) throws OrtException {
        int channels = 1 + shape.channels();
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().layerNorm(check.map(shape.withChannels(channels)), check.weight(channels),
                check.weight(channels), 0.01f));
    }

    @Property(tries = 40, seed = "7")
    void groupNorms(@ForAll("maps") Shape shape, @ForAll @IntRange(min = 1, max = 4) int groups, @ForAll long seed)
            throws OrtException {
        int channels = groups * shape.channels();
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().groupNorm(check.map(shape.withChannels(channels)), check.weight(channels),
                check.weight(channels), groups, 0.01f));
    }

    @Property(tries = 40, seed = "8")
    void batchNorms(@ForAll("maps") Shape shape, @ForAll long seed) throws OrtException {
        int channels = shape.channels();
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().batchNormInference(check.map(shape), check.weight(channels), check.weight(channels),
                check.weight(channels), check.weight(0.1f, 2, channels), 0.01f));
    }

    @Property(tries = 40, seed = "9")
    void activations(@ForAll("maps") Shape shape, @ForAll Activation activation, @ForAll boolean channelsLast,
            @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().activate(map(check, shape, channelsLast), activation));
    }

    @Property(tries = 60, seed = "10")
    void sumsProductsAndFactors(@ForAll("maps") Shape shape, @ForAll boolean first, @ForAll boolean second,
            @ForAll boolean third, @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        GraphBuilder graph = check.graph();
        Value a = map(check, shape, first);
        Value b = map(check, shape, second);
        Value factors = map(check, shape.withArea(1, 1), third);
        check.check(graph.sum(a, graph.multiply(a, b), graph.scale(b, -2.5f), graph.multiplyChannels(b, factors)));
    }

    @Property(tries = 60, seed = "11")
    void channelsSideBySideAndPartsOfThem(@ForAll("maps") Shape shape, @ForAll boolean first, @ForAll boolean second,
            @ForAll @IntRange(max = 3) int before, @ForAll @IntRange(max = 3) int after, @ForAll long seed)
            throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        Value a = map(check, shape, first);
        Value b = map(check, shape.withChannels(before + shape.channels() + after), second);
        check.check(check.graph().concat(List.of(a, check.graph().sliceChannels(b, before, shape.channels()), a)));
    }

    @Property(tries = 60, seed = "12")
    void resizes(@ForAll("maps") Shape shape, @ForAll Interpolation interpolation,
            @ForAll @IntRange(min = 1, max = 5) int vertical, @ForAll @IntRange(min = 1, max = 5) int horizontal,
            @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().resize(check.map(shape), interpolation, vertical * shape.height(),
                horizontal * shape.width()));
    }

    @Property(tries = 60, seed = "16")
    void nearestPixelsOfAnySize(@ForAll("maps") Shape shape, @ForAll @IntRange(min = 1, max = 99) int height,
            @ForAll @IntRange(min = 1, max = 99) int width, @ForAll long seed) throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().resize(check.map(shape), Interpolation.NEAREST, height, width));
    }

    @Property(tries = 100, seed = "13")
    void maxPools(@ForAll("maps") Shape smallest, @ForAll("windows") Window window, @ForAll long seed)
            throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().maxPool(check.map(fitting(window, smallest)), window));
    }

    @Property(tries = 150, seed = "14")
    void averagePools(@ForAll("maps") Shape smallest, @ForAll("windows") Window window, @ForAll Divisor divisor,
            @ForAll long seed) throws OrtException {
        Shape shape = fitting(window, smallest);
        Window floor = new Window(window.kernel(), window.stride(), window.padding(), Rounding.DOWN);
        OperationCheck check = new OperationCheck(seed);
        Value pooled = check.graph().averagePool(check.map(shape), window, divisor);
        if (divisor == Divisor.PADDED && !floor.result(shape).equals(window.result(shape))) {
            assertThatIllegalArgumentException().isThrownBy(() -> check.check(pooled))
                    .withMessageContaining("hangs over the edge");
        } else {
            check.check(pooled);
        }
    }

    @Property(tries = 20, seed = "15")
    void spatialMeans(@ForAll("maps") Shape shape, @ForAll boolean channelsLast, @ForAll long seed)
            throws OrtException {
        OperationCheck check = new OperationCheck(seed);
        check.check(check.graph().spatialMean(map(check, shape, channelsLast)));
    }

    /** A map that lies in the exported graph as told. */
    private static Value map(OperationCheck check, Shape shape, boolean channelsLast) {
        Value map = check.map(shape);
        return channelsLast ? check.graph().softmax(map) : map;
    }

    /** Large enough for one window. */
    private static Shape fitting(Window window, Shape shape) {
        int more = Math.max(0, window.kernel() - 2 * window.padding() - 1);
        return shape.withArea(shape.height() + more, shape.width() + more);
    }
}
