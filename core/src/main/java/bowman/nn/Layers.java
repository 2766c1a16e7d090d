package bowman.nn;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Initializer;
import bowman.graph.RandomOp.Unit;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.List;

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
        return convolution(scope, in, out, kernel, geometry, Initializer.ZEROS);
    }

    /** A convolution under a square kernel whose bias starts as told. */
    public static Layer convolution(Scope scope, int in, int out, int kernel, Geometry geometry,
            Initializer initialBias) {
        Value weight = kernel(scope, in, out, kernel, geometry);
        Value bias = scope.parameter("bias", Shape.of(out), initialBias);
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

    /** A norm over all samples and pixels of each channel. */
    public static Layer batchNorm(Scope scope, int channels) {
        return batchNorm(scope, channels, Initializer.ONES);
    }

    /** Such a norm whose factors start as told; with zeros, a branch that ends in it is silent at first. */
    public static Layer batchNorm(Scope scope, int channels, Initializer initialWeight) {
        return new BatchNorm(scope, channels, initialWeight);
    }

    /** Negative numbers become 0. */
    public static Layer relu(Scope scope) {
        return map -> scope.graph().relu(map);
    }

    /** One layer after the other. */
    public static Layer sequence(Layer... layers) {
        return sequence(List.of(layers));
    }

    /** One layer after the other. */
    public static Layer sequence(List<Layer> layers) {
        List<Layer> inOrder = List.copyOf(layers);
        return map -> {
            Value value = map;
            for (Layer layer : inOrder) {
                value = layer.apply(value);
            }
            return value;
        };
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
