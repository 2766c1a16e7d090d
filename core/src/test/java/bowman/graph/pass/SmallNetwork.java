package bowman.graph.pass;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Graphs for the tests of the passes, and a run of them on the reference backend with random numbers. */
final class SmallNetwork {

    private static final Shape MAP = Shape.map(2, 6, 5, 4);

    private SmallNetwork() {
    }

    /** Convolution, residual, activation; batch norm after a convolution; a branch that is read twice. */
    static Graph inference() {
        GraphBuilder b = new GraphBuilder();
        Value x = b.input("x", MAP);
        Value stem = b.at("stem").convolution(x, weight(b, "stem.weight", 4, 4, 3), new Geometry(1, 1, 1, 1));
        Value normed = b.at("norm").batchNormInference(stem, vector(b, "gamma"), vector(b, "beta"), vector(b, "mean"),
                b.variable("variance", Shape.of(4), SourceOp.Role.BUFFER, Initializer.ONES), 1e-5f);
        Value relu = b.relu(normed);
        Value second = b.at("second").convolution(relu, weight(b, "second.weight", 4, 4, 1), vector(b, "second.bias"),
                Geometry.POINTWISE);
        Value y = b.gelu(b.sum(relu, second));
        return b.output("y", y).build();
    }

    /** Forward and backward of a few layers, with cheap operations whose results backward needs again. */
    static Graph training() {
        GraphBuilder b = new GraphBuilder();
        Value value = b.input("x", MAP);
        List<Value> weights = new ArrayList<>();
        for (int layer = 0; layer < 3; layer++) {
            b.at("layer" + layer);
            Value gamma = b.weight("gamma" + layer, Shape.of(4), Initializer.ONES);
            Value beta = b.weight("beta" + layer, Shape.of(4), Initializer.ZEROS);
            Value weight = weight(b, "weight" + layer, 4, 4, 3);
            weights.addAll(List.of(gamma, beta, weight));
            Value normed = b.layerNorm(value, gamma, beta, 1e-6f);
            Value hidden = b.convolution(normed, weight, new Geometry(1, 1, 1, 1));
            value = b.sum(value, b.activate(hidden, Activation.GELU));
        }
        Value upsampled = b.upsample(value, Interpolation.BILINEAR, 2);
        Value target = b.input("target", upsampled.shape());
        Value loss = b.loss(new BinaryCrossEntropy(), upsampled, target);
        List<Value> gradients = Differentiate.add(b, Map.of(loss, b.constant(Shape.SCALAR, 1)), weights);
        b.output("loss", loss);
        for (int i = 0; i < gradients.size(); i++) {
            b.output("gradient" + i, gradients.get(i));
        }
        return b.build();
    }

    static Value weight(GraphBuilder b, String name, int out, int in, int kernel) {
        return b.weight(name, Shape.of(out, in, kernel, kernel), Initializer.ZEROS);
    }

    static Value vector(GraphBuilder b, String name) {
        return b.weight(name, Shape.of(4), Initializer.ZEROS);
    }

    /** The outputs' numbers in the order of their declaration, for inputs and variables drawn by their names. */
    static List<float[]> run(Graph graph) {
        try (Workers workers = new Workers(1); Executable executable = new ReferenceBackend().compile(graph, workers)) {
            graph.inputs().forEach((name, value) -> executable.write(name, numbers(name, value.shape())));
            for (SourceOp.Variable variable : graph.variables(SourceOp.Role.WEIGHT, SourceOp.Role.BUFFER)) {
                executable.write(variable.name(), numbers(variable.name(), variable.shape()));
            }
            executable.run();
            return graph.outputs().keySet().stream().map(name -> executable.read(name).data()).toList();
        }
    }

    private static float[] numbers(String name, Shape shape) {
        RandomKey key = RandomKey.of(name.hashCode(), 0);
        float[] numbers = new float[shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = name.equals("variance") ? 0.5f + key.uniform(0, i) : key.uniform(0, i) - 0.5f;
        }
        return numbers;
    }
}
