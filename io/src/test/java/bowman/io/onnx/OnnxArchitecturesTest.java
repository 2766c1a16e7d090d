package bowman.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import bowman.graph.Graph;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.model.Architecture;
import bowman.model.ArchitectureMatch;
import bowman.runtime.Tensor;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime takes the graphs of all architectures: their operations, the shapes of what they read, their order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxArchitecturesTest {

    /** Weights have more numbers than the constants that shapes depend on. */
    private static final int LONGEST_CONSTANT = 4;

    private final Map<Integer, float[]> zeros = new HashMap<>();

    /** The widest of a family have more weights than a test's memory holds, and no other operations. */
    List<String> names() {
        return Architecture.names().stream().filter(name -> !name.matches(".*_32x(16|32|48)d")).toList();
    }

    @Test
    void weightsThatNoOnnxFileHoldsAreRefusedInOneSentence() {
        Architecture large = Architecture.named("unet/resnext101_32x48d");
        assertThatThrownBy(() -> OnnxExport.requireOneFile(large, ArchitectureMatch.graph(large)))
                .isInstanceOf(WeightsException.class).hasMessage("the weights of unet/resnext101_32x48d have 3189 MiB,"
                        + " and an ONNX file holds less than 2047; write a model file, or export a smaller network");
    }

    @ParameterizedTest
    @MethodSource("names")
    void runtimesTakeEveryArchitecture(String name) throws Exception {
        Graph graph = ArchitectureMatch.graph(Architecture.named(name));
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Variable variable : graph.variables(Role.WEIGHT, Role.BUFFER)) {
            weights.put(variable.name(), new Tensor(variable.shape(),
                    zeros.computeIfAbsent(variable.shape().size(), float[]::new)));
        }
        ModelProto model = OnnxExport.model(graph, StateDict.of(weights), name, Map.of());
        assertThat(model.getGraph().getInitializerList()).extracting(TensorProto::getName).doesNotHaveDuplicates()
                .containsAll(weights.keySet());
        assertThat(model.getGraph().getNodeList()).extracting(NodeProto::getName).doesNotHaveDuplicates();
        try (OnnxRun run = new OnnxRun(withoutWeights(model))) {
            assertThat(run.inputExtents("image")).containsExactly(-1, 3, 64, 64);
            assertThat(run.outputExtents("logits")).containsExactly(-1, 1, 64, 64);
        }
    }

    /** The weights as inputs, so that nothing large is copied: their shapes are checked all the same. */
    private static ModelProto withoutWeights(ModelProto model) {
        GraphProto.Builder graph = model.getGraph().toBuilder().clearInitializer();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (tensor.getDimsCount() == 0 || tensor.getDims(0) <= LONGEST_CONSTANT) {
                graph.addInitializer(tensor);
            } else {
                graph.addInput(input(tensor));
            }
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static ValueInfoProto input(TensorProto tensor) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        tensor.getDimsList().forEach(extent -> shape.addDimBuilder().setDimValue(extent));
        return ValueInfoProto.newBuilder().setName(tensor.getName()).setType(TypeProto.newBuilder().setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(tensor.getDataType()).setShape(shape))).build();
    }
}
