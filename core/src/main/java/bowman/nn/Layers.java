package bowman.nn;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Initializer;
import bowman.graph.RandomOp.Unit;
import bowman.graph.Shape;
import bowman.graph.Value;

/** The elementary layers. Each declares its variables in the scope that it is given, named as in PyTorch. */
public final class Layers {

    private Layers() {
    }

    /** A linear layer on the channels of each pixel, with bias. */
    public static Layer linear(Scope scope, int in, int out) {
        Value weight = scope.weight(Shape.of(out, in), 1);
        Value bias = scope.parameter("bias", Shape.of(out), Initializer.ZEROS);
        return map -> scope.graph().linear(map, weight, bias);
    }

    /** A convolution with bias under a square kernel. */
    public static Layer convolution(Scope scope, int in, int out, int kernel, Geometry geometry) {
        Value weight = kernel(scope, in, out, kernel, geometry);
        Value bias = scope.parameter("bias", Shape.of(out), Initializer.ZEROS);
        return map -> scope.graph().convolution(map, weight, bias, geometry);
    }

    /** A convolution without bias under a square kernel. */
    public static Layer convolutionWithoutBias(Scope scope, int in, int out, int kernel, Geometry geometry) {
        Value weight = kernel(scope, in, out, kernel, geometry);
        return map -> scope.graph().convolution(map, weight, geometry);
    }

    private static Value kernel(Scope scope, int in, int out, int kernel, Geometry geometry) {
        return scope.weight(Shape.of(out, in / geometry.groups(), kernel, kernel), geometry.groups());
    }

    /** A norm over the channels of each pixel. */
    public static Layer layerNorm(Scope scope, int channels, float epsilon) {
        Value gamma = scope.parameter("weight", Shape.of(channels), Initializer.ONES);
        Value beta = scope.parameter("bias", Shape.of(channels), Initializer.ZEROS);
        return map -> scope.graph().layerNorm(map, gamma, beta, epsilon);
    }

    /** A norm over all pixels and the channels of a group. */
    public static Layer groupNorm(Scope scope, int channels, int groups, float epsilon) {
        Value gamma = scope.parameter("weight", Shape.of(channels), Initializer.ONES);
        Value beta = scope.parameter("bias", Shape.of(channels), Initializer.ZEROS);
        return map -> scope.graph().groupNorm(map, gamma, beta, groups, epsilon);
    }

    /** In training, sets whole units to 0 with the given probability; in prediction, nothing. */
    public static Layer dropout(Scope scope, float rate, Unit unit) {
        int stream = scope.randomStream();
        return map -> switch (scope.mode()) {
            case Mode.Inference inference -> map;
            case Mode.Training training -> scope.graph().dropout(map, training.key(), rate, unit, stream);
        };
    }
}
