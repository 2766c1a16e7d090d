package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import bowman.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A builder of an ONNX graph: nodes in topological order, and initializers. */
final class OnnxGraph {

    /** The name of the free dimension, the batch size. */
    private static final String BATCH = "N";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Initializers initializers = new Initializers();
    private final List<NodeProto.Builder> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> outputs = new HashMap<>();

    Initializers initializers() {
        return initializers;
    }

    /** Adds a node with one result at a module's path; returns the name of the result and of the node. */
    String add(String path, String operation, List<String> inputs, AttributeProto... attributes) {
        String name = unused(path.isEmpty() ? operation : path + "/" + operation);
        node(name, operation, inputs, attributes).addOutput(name);
        return name;
    }

    /** Adds a node with several results; returns their names. */
    List<String> addSeveral(int results, String path, String operation, List<String> inputs,
            AttributeProto... attributes) {
        String name = unused(path.isEmpty() ? operation : path + "/" + operation);
        NodeProto.Builder node = node(name, operation, inputs, attributes);
        for (int i = 0; i < results; i++) {
            node.addOutput(name + "." + i);
        }
        return List.copyOf(node.getOutputList());
    }

    private NodeProto.Builder node(String name, String operation, List<String> inputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setName(name).setOpType(operation).addAllInput(inputs)
                .addAllAttribute(List.of(attributes));
        nodes.add(node);
        return node;
    }

    private String unused(String wanted) {
        String name = wanted;
        for (int i = 1; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** Declares an input, a feature map (n, c, h, w). */
    void input(String name, Shape map) {
        names.add(name);
        graph.addInput(channelsFirst(name, map));
    }

    /** Declares an output, a feature map (n, c, h, w), and renames its tensor. */
    void output(String name, Shape map, String tensor) {
        // A tensor has one name, so a second output of it, or an input that is an output, is a copy.
        boolean computed = nodes.stream().anyMatch(node -> node.getOutputList().contains(tensor));
        String own = computed && !outputs.containsKey(tensor) ? tensor : add("", "Identity", List.of(tensor));
        outputs.put(own, name);
        graph.addOutput(channelsFirst(name, map));
    }

    private static ValueInfoProto channelsFirst(String name, Shape map) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam(BATCH);
        for (int extent : new int[] {map.channels(), map.height(), map.width()}) {
            shape.addDimBuilder().setDimValue(extent);
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber())
                .setShape(shape).build();
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    /** Builds the graph. */
    GraphProto build(String name) {
        for (NodeProto.Builder node : nodes) {
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, outputs.getOrDefault(node.getInput(i), node.getInput(i)));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                node.setOutput(i, outputs.getOrDefault(node.getOutput(i), node.getOutput(i)));
            }
            graph.addNode(node);
        }
        return graph.setName(name).addAllInitializer(initializers.tensors()).build();
    }
}
