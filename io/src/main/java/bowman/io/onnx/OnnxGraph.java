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

/** An ONNX graph that is being built: nodes in the order in which they can run, and the tensors that they read. */
final class OnnxGraph {

    /** The name of the extent that whoever runs the graph chooses. */
    private static final String BATCH = "N";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Initializers initializers = new Initializers();
    private final List<NodeProto.Builder> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> outputs = new HashMap<>();

    Initializers initializers() {
        return initializers;
    }

    /** Adds a node of one result at a module's path; gives the result's name, which is the node's too. */
    String add(String path, String operation, List<String> inputs, AttributeProto... attributes) {
        String name = unused(path.isEmpty() ? operation : path + "/" + operation);
        node(name, operation, inputs, attributes).addOutput(name);
        return name;
    }

    /** Adds a node of several results; gives their names. */
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

    /** Declares a map (n, c, h, w) that whoever runs the graph gives. */
    void input(String name, Shape map) {
        names.add(name);
        graph.addInput(channelsFirst(name, map));
    }

    /** Declares a map (n, c, h, w) that the graph gives; its tensor gets the name. */
    void output(String name, Shape map, String tensor) {
        // A tensor has one name: a second output, or an input that is an output, is a copy.
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

    /** The graph with all that was added. */
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
