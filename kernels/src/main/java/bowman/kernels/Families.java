package bowman.kernels;

import bowman.graph.ArrangementOp.Concat;
import bowman.graph.MatrixOp.Factor;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.RandomOp.Unit;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SumToChannels;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import java.util.List;
import java.util.stream.Stream;

/** The families of operations, except those with classes of their own. Maps exceed one tile along every axis. */
final class Families {

    static final int CHANNELS = 70;
    static final Shape MAP = Shape.map(2, 21, 27, CHANNELS);

    private Families() {
    }

    static List<Family> all() {
        return Stream.of(Stream.of(ConvolutionFamilies.dense(), ConvolutionFamilies.grouped(), matrix(), attention()),
                Stream.of(NormalizationFamilies.layerAndGroup(), NormalizationFamilies.batch()),
                Stream.of(pointwise(), resampling(), arrangement(), reduction(), LossFamily.build(), dropout(),
                        updates())).flatMap(families -> families).toList();
    }

    private static Family matrix() {
        FamilyBuilder family = new FamilyBuilder("matrix product, softmax");
        Value left = family.input("left", Shape.of(2, 3, 37, CHANNELS));
        Value right = family.input("right", Shape.of(2, 3, CHANNELS, 45));
        Value transposed = family.input("transposed", Shape.of(2, 3, 45, CHANNELS));
        Value map = family.input("map", MAP);
        return family.differentiated("product", family.graph().matrixProduct(left, right), left, right)
                .differentiated("transposed product",
                        family.graph().apply(new MatrixProduct(Factor.PLAIN, Factor.TRANSPOSED), left, transposed),
                        left, transposed)
                .differentiated("softmax", family.graph().softmax(map), map).build();
    }

    private static Family attention() {
        FamilyBuilder family = new FamilyBuilder("attention");
        Value queries = family.input("queries", Shape.map(2, 21, 27, 64));
        Value keysAndValues = family.input("keys and values", Shape.map(2, 7, 11, 128));
        Value attention = family.graph().attention(queries, keysAndValues, 2, 0.5f);
        return family.differentiated("attention", attention, queries, keysAndValues).build();
    }

    private static Family pointwise() {
        FamilyBuilder family = new FamilyBuilder("pointwise");
        Value map = family.input("map", MAP, number -> 4 * number);
        Value other = family.input("other", MAP);
        Value factors = family.input("factors", MAP.withArea(1, 1));
        return family.differentiated("relu", family.graph().relu(map), map)
                .differentiated("gelu", family.graph().gelu(map), map)
                .differentiated("sigmoid", family.graph().sigmoid(map), map)
                .differentiated("sum", family.graph().sum(map, other, map), map, other)
                .differentiated("product", family.graph().multiply(map, other), map, other)
                .differentiated("scale", family.graph().scale(map, 0.3f), map)
                .differentiated("product by channel", family.graph().multiplyChannels(map, factors), map, factors)
                .build();
    }

    private static Family resampling() {
        FamilyBuilder family = new FamilyBuilder("resampling, pools");
        Value map = family.input("map", MAP);
        for (Interpolation interpolation : Interpolation.values()) {
            family.differentiated(interpolation + " enlarged", family.graph().resize(map, interpolation, 43, 54), map)
                    .differentiated(interpolation + " reduced", family.graph().resize(map, interpolation, 8, 9), map);
        }
        Window overlapping = new Window(3, 2, 1, Rounding.DOWN);
        return family.differentiated("largest", family.graph().maxPool(map, overlapping), map)
                .differentiated("mean", family.graph().averagePool(map, overlapping, Divisor.PADDED), map)
                .differentiated("mean inside", family.graph().averagePool(map, new Window(2, 2, 0, Rounding.UP),
                        Divisor.INSIDE), map).build();
    }

    private static Family arrangement() {
        FamilyBuilder family = new FamilyBuilder("arrangement");
        Value map = family.input("map", MAP);
        Value other = family.input("other", MAP.withChannels(33));
        Value joined = family.graph().apply(new Concat(), other, map, other);
        return family.differentiated("concatenation", joined, map, other)
                .differentiated("slice", family.graph().sliceChannels(map, 3, 41), map)
                .differentiated("embedding", family.graph().embedChannels(map, 5, 90), map).build();
    }

    private static Family reduction() {
        FamilyBuilder family = new FamilyBuilder("reductions");
        Value map = family.input("map", MAP);
        Value other = family.input("other", MAP);
        return family.output("sum", family.graph().apply(new SumToChannels(), map))
                .differentiated("mean", family.graph().spatialMean(map), map)
                .differentiated("dot product", family.graph().apply(new SpatialDot(), map, other), map, other).build();
    }

    private static Family dropout() {
        FamilyBuilder family = new FamilyBuilder("dropout");
        Value map = family.input("map", MAP);
        Value key = family.key();
        for (Unit unit : Unit.values()) {
            family.differentiated(unit + " dropout", family.graph().dropout(map, key, 0.4f, unit, unit.ordinal()), map);
        }
        return family.build();
    }

    private static Family updates() {
        FamilyBuilder family = new FamilyBuilder("updates");
        for (float loss : new float[] {0.5f, Float.NaN}) {
            String of = " with loss " + loss;
            Value theta = family.weight("weight" + of, 37, CHANNELS);
            Value gradient = family.input("gradient" + of, theta.shape());
            Value first = family.variable("first moment" + of, theta.shape(), Role.MOMENT);
            Value second = family.positive("second moment" + of, theta.shape(), Role.MOMENT);
            Value coefficients = family.input("coefficients" + of, Shape.of(3), number -> 1 + number / 2);
            Value last = family.given("loss" + of, Shape.SCALAR, i -> loss);
            family.graph().add(new Nadam(0.9, 0.999, 1e-8),
                    List.of(theta, gradient, first, second, coefficients, last));
        }
        Shape vector = Shape.of(CHANNELS);
        Value mean = family.variable("running mean", vector, Role.BUFFER);
        Value variance = family.positive("running variance", vector, Role.BUFFER);
        family.graph().add(new RunningStatistics(0.1f, 9), List.of(mean, variance,
                family.input("mean", vector), family.input("variance", vector, number -> 1 + number / 2)));
        return family.build();
    }
}
