package bowman.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import bowman.file.FileWriteException;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.RandomOp;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.graph.pass.FoldBatchNorm;
import bowman.model.Architecture;
import bowman.model.ArchitectureMatch;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.nn.Mode;
import bowman.runtime.Tensor;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contents of an exported file, and graphs that are not exported. */
class OnnxExportTest {

    private static final Architecture ARCHITECTURE = Architecture.named("fpn/mit_b0");
    private static final StateDict WEIGHTS = StateDict.initial(ArchitectureMatch.graph(ARCHITECTURE), 3);
    private static final ModelCard CARD = ModelCard.UNKNOWN.withInputSize(64).withMicronsPerPixel(0.5)
            .withThreshold(0.4).withTraining("1 step");

    @TempDir
    private static Path folder;

    private static Path file;
    private static ModelProto model;

    @BeforeAll
    static void export() throws Exception {
        file = folder.resolve("model.onnx");
        OnnxExport.write(file, new TrainedNetwork(ARCHITECTURE, WEIGHTS, CARD), 64, 96);
        try (InputStream in = Files.newInputStream(file)) {
            model = ModelProto.parseFrom(in);
        }
    }

    @Test
    void theSizeIsFixedAndTheNumberOfSamplesFree() throws Exception {
        try (OnnxRun run = new OnnxRun(file)) {
            assertThat(run.inputExtents("input")).containsExactly(-1, 3, 64, 96);
            assertThat(run.outputExtents("logits")).containsExactly(-1, 1, 64, 96);
            Tensor one = run.run(Map.of("input", Tensor.zeros(Shape.map(1, 64, 96, 3)))).get("logits");
            assertThat(run.run(Map.of("input", Tensor.zeros(Shape.map(3, 64, 96, 3)))).get("logits").data())
                    .startsWith(one.data()).endsWith(one.data());
        }
    }

    @Test
    void theFileSaysWhatTheSafetensorsFileSays() throws Exception {
        try (OnnxRun run = new OnnxRun(file)) {
            assertThat(run.metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("architecture", "fpn/mit_b0",
                    "input_size", "64", "microns_per_pixel", "0.5", "intensity_scaling", "fixed",
                    "normalization", "imagenet", "threshold", "0.4", "training", "1 step"));
        }
        assertThat(model.getProducerName()).isEqualTo("bowman");
        assertThat(model.getOpsetImportList()).singleElement()
                .satisfies(set -> assertThat(set.getVersion()).isEqualTo(17));
    }

    @Test
    void nodesAreNamedAfterModules() {
        assertThat(model.getGraph().getNodeList()).extracting(NodeProto::getName)
                .contains("encoder.patch_embed1.proj/Conv", "encoder.block1.0.norm1/LayerNormalization",
                        "encoder.block1.0.attn.q/MatMul", "encoder.block2.1.attn/Softmax",
                        "decoder.seg_blocks.0.block.1.block.1/InstanceNormalization", "segmentation_head.0/Conv",
                        "segmentation_head.1/Resize");
        assertThat(model.getGraph().getNodeList().getLast().getOutputList()).containsExactly("logits");
    }

    @Test
    void weightsKeepTheirKeysAndNumbers() {
        Map<String, TensorProto> tensors = model.getGraph().getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
        assertThat(tensors.keySet()).containsAll(WEIGHTS.names());
        assertThat(tensors.keySet()).filteredOn(name -> !WEIGHTS.names().contains(name))
                .allMatch(name -> name.startsWith("constant/"));
        TensorProto convolution = tensors.get("encoder.patch_embed1.proj.weight");
        assertThat(convolution.getDimsList()).containsExactly(32L, 3L, 7L, 7L);
        assertThat(floats(convolution)).isEqualTo(WEIGHTS.get("encoder.patch_embed1.proj.weight").data());
        TensorProto linear = tensors.get("encoder.block1.0.mlp.fc1.weight");
        assertThat(linear.getDimsList()).containsExactly(32L, 128L);
        assertThat(floats(linear)[5 * 128 + 7])
                .isEqualTo(WEIGHTS.get("encoder.block1.0.mlp.fc1.weight").data()[7 * 32 + 5]);
    }

    private static float[] floats(TensorProto tensor) {
        FloatBuffer buffer = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    /** PyTorch's own export has as many: to tokens and back at each patch embedding, mixing and reduction. */
    @Test
    void mapsAreTransposedOnlyWhereTokensBeginAndEnd() {
        List<NodeProto> transposes = model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("Transpose") && !node.getName().contains(".attn/")).toList();
        int blocks = 8;
        int reductions = 6;
        int stages = 4;
        assertThat(transposes).hasSize(2 * blocks + 2 * reductions + 2 * stages);
    }

    @Test
    void aSizeThatTheNetworkDoesNotTakeIsRefused() {
        Path other = folder.resolve("size.onnx");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> OnnxExport.write(other, new TrainedNetwork(ARCHITECTURE, WEIGHTS), 64, 100))
                .withMessageStartingWith("Wrong input shape height=64, width=100.");
        assertThat(other).doesNotExist();
    }

    @Test
    void weightsOfAnotherArchitectureAreRefused() {
        TrainedNetwork mismatch = new TrainedNetwork(Architecture.named("fpn/mit_b1"), WEIGHTS);
        assertThatExceptionOfType(WeightsException.class)
                .isThrownBy(() -> OnnxExport.write(folder.resolve("weights.onnx"), mismatch, 64, 64))
                .withMessageContaining("these are not the weights of this network");
    }

    @Test
    void aFolderInTheWayIsRefused() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("taken.onnx"));
        assertThatExceptionOfType(FileWriteException.class)
                .isThrownBy(() -> OnnxExport.write(taken, new TrainedNetwork(ARCHITECTURE, WEIGHTS), 32, 32));
    }

    @Test
    void trainingIsRefused() {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input("image", Shape.map(2, 32, 32, 3));
        Mode training = new Mode.Training(builder.input("key", RandomOp.KEY));
        Value logits = Architecture.named("unet/resnet18").logits(builder, image, training);
        assertRefused(builder.output("logits", logits).build(), "input key");
    }

    @Test
    void statisticsOfABatchAreRefused() {
        GraphBuilder builder = new GraphBuilder().at("norm");
        Value vector = builder.weight("norm.weight", Shape.of(3), Initializer.ONES);
        Value normed = builder.apply(new BatchNormTraining(1e-5f), builder.input("map", Shape.map(2, 2, 2, 3)), vector,
                vector);
        assertRefused(builder.output("normed", normed).build(), "BatchNormTraining norm");
    }

    @Test
    void gradientsAreRefused() {
        GraphBuilder builder = new GraphBuilder().at("head");
        Value map = builder.input("map", Shape.map(1, 2, 2, 3));
        Value upstream = builder.input("upstream", map.shape());
        Value gradient = Differentiate.add(builder, Map.of(builder.relu(map), upstream), List.of(map)).getFirst();
        assertRefused(builder.output("gradient", gradient).build(), "ActivateGradient head");
    }

    @Test
    void whatAPassMadeIsRefused() {
        Graph folded = FoldBatchNorm.of(ArchitectureMatch.graph(Architecture.named("unet/resnet18")));
        assertRefused(folded, "FoldedWeight encoder.conv1");
    }

    private static void assertRefused(Graph graph, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxExport.model(graph, StateDict.initial(graph, 1), "test", Map.of()))
                .withMessageContaining(what).withMessageEndingWith(" cannot be exported as ONNX, which takes networks"
                        + " as they are built for prediction, before any pass");
    }

    @Test
    void aBilinearResizeByAFractionIsRefused() {
        GraphBuilder builder = new GraphBuilder().at("head");
        Value resized = builder.resize(builder.input("map", Shape.map(1, 2, 2, 3)), Interpolation.BILINEAR, 3, 4);
        Graph graph = builder.output("resized", resized).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxExport.model(graph, StateDict.of(Map.of()), "test", Map.of()))
                .withMessage("Resize head of 1x2x2x3 to 3x4 cannot be exported as ONNX; resize by integer factors");
    }

    @Test
    void anInputThatIsAnOutputIsCopied() throws Exception {
        GraphBuilder builder = new GraphBuilder();
        Value map = builder.input("map", Shape.map(1, 2, 2, 3));
        Value rectified = builder.relu(map);
        Graph graph = builder.output("a", map).output("b", rectified).output("c", rectified).build();
        Tensor numbers = new Tensor(map.shape(), new float[] {1, -2, 3, -4, 5, -6, 7, -8, 9, -10, 11, -12});
        float[] positive = {1, 0, 3, 0, 5, 0, 7, 0, 9, 0, 11, 0};
        try (OnnxRun run = new OnnxRun(OnnxExport.model(graph, StateDict.of(Map.of()), "test", Map.of()))) {
            Map<String, Tensor> outputs = run.run(Map.of("map", numbers));
            assertThat(outputs.get("a").data()).isEqualTo(numbers.data());
            assertThat(outputs.get("b").data()).isEqualTo(positive);
            assertThat(outputs.get("c").data()).isEqualTo(positive);
        }
    }
}
