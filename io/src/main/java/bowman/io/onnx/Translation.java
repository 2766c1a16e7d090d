package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import bowman.graph.ArrangementOp;
import bowman.graph.AttentionOp;
import bowman.graph.ConvolutionOp;
import bowman.graph.Graph;
import bowman.graph.LossOp;
import bowman.graph.MatrixOp;
import bowman.graph.Node;
import bowman.graph.NormalizationOp;
import bowman.graph.PointwiseOp;
import bowman.graph.RandomOp;
import bowman.graph.ReductionOp;
import bowman.graph.ResamplingOp;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import bowman.weights.StateDict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates a graph to an ONNX graph, node by node. A map is computed in the layout that its operation requires, and
 * transposed once, when an operation first requires the other layout.
 */
final class Translation {

    private static final int MAP_RANK = 4;

    private final OnnxGraph onnx = new OnnxGraph();
    private final StateDict weights;
    private final Map<Value, Layout> computed = new HashMap<>();
    private final Map<Value, Map<Layout, String>> maps = new HashMap<>();

    private Translation(StateDict weights) {
        this.weights = weights;
    }

    /**
     * The ONNX graph of the given name.
     *
     * @throws IllegalArgumentException if the graph has operations that do not occur in inference
     */
    static GraphProto of(Graph graph, StateDict weights, String name) {
        Translation translation = new Translation(weights);
        graph.nodes().forEach(translation::translate);
        graph.outputs().forEach(
                (output, value) -> translation.onnx.output(output, value.shape(),
                        translation.map(value, Layout.CHANNELS_FIRST)));
        return translation.onnx.build(name);
    }

    private void translate(Node node) {
        switch (node.op()) {
            case SourceOp op -> source(node, op);
            case ConvolutionOp op -> ConvolutionNodes.translate(this, node, op);
            case MatrixOp op -> MatrixNodes.translate(this, node, op);
            case AttentionOp op -> AttentionNodes.translate(this, node, op);
            case NormalizationOp op -> NormalizationNodes.translate(this, node, op);
            case PointwiseOp op -> PointwiseNodes.translate(this, node, op);
            case ResamplingOp op -> ResamplingNodes.translate(this, node, op);
            case ArrangementOp op -> ArrangementNodes.translate(this, node, op);
            case ReductionOp op -> ReductionNodes.translate(this, node, op);
            case LossOp _, RandomOp _, UpdateOp _ -> throw refusal(node);
        }
    }

    private void source(Node node, SourceOp op) {
        switch (op) {
            case SourceOp.Input input when input.shape().rank() != MAP_RANK ->
                    throw refusal("input " + input.name());
            case SourceOp.Input input -> {
                onnx.input(input.name(), input.shape());
                result(node, Layout.CHANNELS_FIRST, input.name());
            }
            // Its users add it in the shape that they require.
            case SourceOp.Variable _ -> { }
            case SourceOp.Constant _ -> throw refusal(node);
        }
    }

    /** The exception for a node, or something else, that does not occur in inference. */
    static IllegalArgumentException refusal(Object what) {
        return new IllegalArgumentException(what + " cannot be exported as ONNX, which takes networks as they are built"
                + " for prediction, before any pass");
    }

    Initializers initializers() {
        return onnx.initializers();
    }

    /** A weight under its key in the state dict, in its own shape. */
    String weight(Value variable) {
        return weight(variable, Arrays.stream(variable.shape().extents()).asLongStream().toArray());
    }

    /** A weight under its key in the state dict, its numbers in another shape. */
    String weight(Value variable, long... extents) {
        String key = key(variable);
        return initializers().floats(key, weights.get(key).data(), extents);
    }

    /** The numbers of a weight, (rows, columns), under its key in the state dict as (columns, rows). */
    String transposedWeight(Value variable) {
        String key = key(variable);
        float[] data = weights.get(key).data();
        int rows = variable.shape().extent(0);
        int columns = variable.shape().extent(1);
        float[] transposed = new float[data.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = data[row * columns + column];
            }
        }
        return initializers().floats(key, transposed, columns, rows);
    }

    private static String key(Value variable) {
        if (variable.node().op() instanceof SourceOp.Variable(var name, _, _, _)) {
            return name;
        }
        throw refusal(variable.node());
    }

    /** The layout in which a map was computed. */
    Layout layout(Value map) {
        return computed.getOrDefault(map, Layout.CHANNELS_FIRST);
    }

    /** The layout for an operation that supports both: channels last only if all operands are. */
    Layout layout(Node node) {
        return node.operands().stream().allMatch(operand -> layout(operand) == Layout.CHANNELS_LAST)
                ? Layout.CHANNELS_LAST : Layout.CHANNELS_FIRST;
    }

    /** The name of a map in a layout. */
    String map(Value value, Layout layout) {
        Map<Layout, String> layouts = maps.get(value);
        if (layouts == null) {
            throw refusal(value.node());
        }
        return layouts.computeIfAbsent(layout, wanted -> onnx.add(value.node().label(), "Transpose",
                List.of(layouts.get(wanted.other())), Attributes.integers("perm", wanted.fromOther())));
    }

    /** The name of a node's operand in a layout. */
    String operand(Node node, int index, Layout layout) {
        return map(node.operand(index), layout);
    }

    /** The names of all operands of a node in a layout. */
    List<String> operands(Node node, Layout layout) {
        return node.operands().stream().map(operand -> map(operand, layout)).toList();
    }

    /** Adds an ONNX node at the place of a node; returns the name of its result. */
    String add(Node place, String operation, List<String> inputs, AttributeProto... attributes) {
        return onnx.add(place.label(), operation, inputs, attributes);
    }

    /** Adds an ONNX node with several results; returns their names. */
    List<String> addSeveral(int results, Node place, String operation, List<String> inputs,
            AttributeProto... attributes) {
        return onnx.addSeveral(results, place.label(), operation, inputs, attributes);
    }

    /** Records the tensor and the layout of a node's first result. */
    void result(Node node, Layout layout, String name) {
        computed.put(node.result(0), layout);
        maps.put(node.result(0), new EnumMap<>(Map.of(layout, name)));
    }
}
