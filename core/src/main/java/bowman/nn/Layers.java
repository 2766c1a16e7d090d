package bowman.nn;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Initializer;
import bowman.graph.RandomOp.Unit;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.List;

/** The elementary layers. Each declares its variables in the given scope, named as in PyTorch. */
public final class Layers {

    private Layers() {
    }

    /** Returns a linear layer on the channels of each pixel, with bias. */
    public static Layer linear(Scope scope, int in, int out) {
        Value weight = scope.weight(Shape.of(out, in), 1);
        Value bias = scope.parameter("bias", Shape.of(out), Initializer.ZEROS);
        return map -> scope.graph().linear(map, weight, bias);
    }

    /** Returns a convolution with a square kernel and a bias. */
    public static Layer convolution(Scope scope, int in, int out, int kernel, Geometry geometry) {
        return convolution(scope, in, out, kernel, geometry, Initializer.ZEROS);
    }

    /** Returns a convolution with a square kernel and a bias of the given initial values. */
    public static Layer convolution(Scope scope, int in, int out, int kernel, Geometry geometry,
            Initializer initialBias) {
        Value weight = kernel(scope, in, out, kernel, geometry);
        Value bias = scope.parameter("bias", Shape.of(out), initialBias);
        return map -> scope.graph().convolution(map, weight, bias, geometry);
    }

    /** Returns a convolution with a square kernel and without bias. */
    public static Layer convolutionWithoutBias(Scope scope, int in, int out, int kernel, Geometry geometry) {
        Value weight = kernel(scope, in, out, kernel, geometry);
        return map -> scope.graph().convolution(map, weight, geometry);
    }

    private static Value kernel(Scope scope, int in, int out, int kernel, Geometry geometry) {
        return scope.weight(Shape.of(out, in / geometry.groups(), kernel, kernel), geometry.groups());
    }

    /** Returns a norm over the channels of each pixel. */
    public static Layer layerNorm(Scope scope, int channels, float epsilon) {
        Value gamma = scope.parameter("weight", Shape.of(channels), Initializer.ONES);
        Value beta = scope.parameter("bias", Shape.of(channels), Initializer.ZEROS);
        return map -> scope.graph().layerNorm(map, gamma, beta, epsilon);
    }

    /** Returns a norm over all pixels and the channels of a group. */
    public static Layer groupNorm(Scope scope, int channels, int groups, float epsilon) {
        Value gamma = scope.parameter("weight", Shape.of(channels), Initializer.ONES);
        Value beta = scope.parameter("bias", Shape.of(channels), Initializer.ZEROS);
        return map -> scope.graph().groupNorm(map, gamma, beta, groups, epsilon);
    }

    /** Returns a norm over all samples and pixels of each channel. */
    public static Layer batchNorm(Scope scope, int channels) {
        return batchNorm(scope, channels, Initializer.ONES);
    }

    /**
     * Returns such a norm with the given initial gamma; with zeros, a residual branch that ends in it contributes
     * nothing at first.
     */
    public static Layer batchNorm(Scope scope, int channels, Initializer initialWeight) {
        return new BatchNorm(scope, channels, initialWeight);
    }

    /** Returns max(x, 0). */
    public static Layer relu(Scope scope) {
        return map -> scope.graph().relu(map);
    }

    /** Returns the layers applied one after the other. */
    public static Layer sequence(Layer... layers) {
        return sequence(List.of(layers));
    }

    /** Returns the layers applied one after the other. */
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

    /**
     * Returns a layer that sets whole units to 0 with the given probability in training, and does nothing in
     * prediction.
     */
    public static Layer dropout(Scope scope, float rate, Unit unit) {
        int stream = scope.randomStream();
        return map -> switch (scope.mode()) {
            case Mode.Inference inference -> map;
            case Mode.Training training -> scope.graph().dropout(map, training.key(), rate, unit, stream);
        };
    }
}
