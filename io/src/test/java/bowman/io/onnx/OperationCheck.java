package bowman.io.onnx;

import ai.onnxruntime.OrtException;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small graph with random numbers, in ONNX Runtime and in the reference backend, which computes in doubles. */
final class OperationCheck {

    /** Relative to the largest element, or to 1 if all are smaller. */
    private static final double TOLERANCE = 1e-5;

    private final GraphBuilder builder = new GraphBuilder().at("module");
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final RandomKey key;

    OperationCheck(long seed) {
        this.key = RandomKey.of(seed, 0);
    }

    GraphBuilder graph() {
        return builder;
    }

    /** A map that is given, uniform in [-1, 1). */
    Value map(Shape shape) {
        String name = "map" + inputs.size();
        inputs.put(name, draw(shape, -1, 1));
        return builder.input(name, shape);
    }

    /** A weight, uniform in [-1, 1). */
    Value weight(int... extents) {
        return weight(-1, 1, extents);
    }

    /** A weight, uniform in [from, to). */
    Value weight(float from, float to, int... extents) {
        Shape shape = Shape.of(extents);
        String name = "module.weight" + weights.size();
        weights.put(name, draw(shape, from, to));
        return builder.weight(name, shape, Initializer.ZEROS);
    }

    private Tensor draw(Shape shape, float from, float to) {
        Tensor tensor = Tensor.zeros(shape);
        int stream = inputs.size() + 1000 * weights.size();
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = from + (to - from) * key.uniform(stream, i);
        }
        return tensor;
    }

    /** Runs the graph in both and compares the result. */
    void check(Value result) throws OrtException {
        Graph graph = builder.output("result", result).build();
        Tensor expected = expected(graph);
        double largest = 1;
        for (float number : expected.data()) {
            largest = Math.max(largest, Math.abs(number));
        }
        try (OnnxRun run = new OnnxRun(OnnxExport.model(graph, StateDict.of(weights), "test", Map.of()))) {
            Difference.assertWithin(TOLERANCE * largest, result.node().toString(), run.run(inputs).get("result"),
                    expected);
        }
    }

    private Tensor expected(Graph graph) {
        try (Executable executable = new ReferenceBackend().compile(graph, Workers.shared())) {
            inputs.forEach(executable::write);
            weights.forEach(executable::write);
            executable.run();
            return executable.read("result");
        }
    }
}
