package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import bowman.graph.Shape;
import bowman.intensity.IntensityScaling;
import bowman.model.Architecture;
import bowman.model.ArchitectureMatch;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.runtime.Tensor;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at weights and convert them. */
class WeightsCommandsTest {

    private static final StateDict WEIGHTS =
            StateDict.initial(ArchitectureMatch.graph(Architecture.named("fpn/mit_b0")), 3);

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void writeWeights() throws IOException {
        input = folder.resolve("a.safetensors");
        output = folder.resolve("b.safetensors");
        Map<String, Tensor> wrapped = new LinkedHashMap<>();
        WEIGHTS.tensors().forEach((name, tensor) -> wrapped.put("module." + name, tensor));
        Safetensors.write(input, wrapped, Map.of("format", "pt"));
    }

    @Test
    void infoSaysWhatAFileHoldsAndWhichArchitectureItFits() {
        CommandRun run = CommandRun.of("info", input);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                file              %s
                format            safetensors
                tensors           207
                parameters        5,075,425
                types             F32
                metadata          format: pt
                fits              fpn/mit_b0
                note              weights do not tell all options of a network, so the usual ones are assumed: \
                decoder_interpolation nearest, upsampling 4, activation sigmoid or none, norms with their usual eps, the plain \
                variant of the encoder
                """.formatted(input));
    }

    @Test
    void infoNamesTheClosestArchitectureWithWhatIsMissing() throws IOException {
        Map<String, Tensor> classes = new LinkedHashMap<>(WEIGHTS.tensors());
        classes.put("segmentation_head.0.bias", Tensor.zeros(Shape.of(3)));
        classes.remove("decoder.p5.bias");
        Safetensors.write(input, classes, Map.of());
        assertThat(CommandRun.of("info", input).out()).contains("""
                fits              no architecture; the closest is fpn/mit_b0: 1 key is missing (decoder.p5.bias); \
                1 key is of another shape (segmentation_head.0.bias is 3 and should be 1)
                """).contains("encoder           that of fpn/mit_b0");
    }

    @Test
    void weightsOfNoArchitectureAreSaidToBeSo() throws IOException {
        Safetensors.write(input, Map.of("x", Tensor.zeros(Shape.of(3))), Map.of());
        assertThat(CommandRun.of("info", input).out()).endsWith("fits              no architecture\n");
    }

    @Test
    void aConvertedFileNamesItsArchitectureAndHowToUseIt() throws IOException {
        CommandRun run = CommandRun.of("convert", input, output, "--input-size", 512, "--window", 2048,
                "--mpp", 0.25, "--scaling", "window", "--threshold", 0.4);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("fpn/mit_b0; " + output + "\n");
        TrainedNetwork converted = TrainedNetwork.read(output);
        assertThat(converted.architecture().name()).isEqualTo("fpn/mit_b0");
        assertThat(converted.card())
                .isEqualTo(ModelCard.UNKNOWN.withInputSize(512).withWindow(2048).withMicronsPerPixel(0.25)
                        .withScaling(IntensityScaling.WINDOW).withThreshold(0.4));
        assertThat(converted.weights().names()).containsExactlyElementsOf(WEIGHTS.names());
    }

    @Test
    void whatAConvertedFileSaysStaysUnlessItIsToldAnew() throws IOException {
        CommandRun.of("convert", input, output, "--input-size", 1024, "--scaling", "slide", "--threshold", 0.4);
        Path again = folder.resolve("c.safetensors");
        assertThat(CommandRun.of("convert", output, again, "--threshold", 0.3).code()).isZero();
        assertThat(TrainedNetwork.read(again).card())
                .isEqualTo(ModelCard.UNKNOWN.withInputSize(1024).withScaling(IntensityScaling.SLIDE)
                        .withThreshold(0.3));
        assertThat(CommandRun.of("info", again).out()).contains("metadata          intensity_scaling: slide\n");
    }

    @Test
    void weightsOfNoArchitectureAreNotConverted() throws IOException {
        Safetensors.write(input, Map.of("x", Tensor.zeros(Shape.of(3))), Map.of());
        CommandRun run = CommandRun.of("convert", input, output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + input + ": the weights fit no architecture; there is a decoder (")
                .hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void weightsThatFitAlmostAreNotConvertedButComparedWithTheClosestArchitecture() throws IOException {
        Map<String, Tensor> more = new LinkedHashMap<>(WEIGHTS.tensors());
        more.put("decoder.center.weight", Tensor.zeros(Shape.of(32)));
        more.remove("decoder.p5.bias");
        Safetensors.write(input, more, Map.of());
        CommandRun run = CommandRun.of("convert", input, output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + input + ": the weights fit no architecture; the closest is"
                + " fpn/mit_b0: 1 key is missing (decoder.p5.bias); 1 key is unexpected (decoder.center.weight);"
                + " they hold the encoder of fpn/mit_b0, ").hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void whatIsLeftOutAndAssumedIsSaid() throws IOException {
        Map<String, Tensor> lightning = new LinkedHashMap<>();
        WEIGHTS.tensors().forEach((name, tensor) -> lightning.put("net._orig_mod." + name, tensor));
        lightning.put("std", Tensor.zeros(Shape.of(1, 3, 1, 1)));
        Safetensors.write(input, lightning, Map.of());
        CommandRun run = CommandRun.of("convert", input, output);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo("""
                bowman: %s: 1 tensor is left out, because the network has none of that name: std
                bowman: %s: weights do not tell all options of a network, so the usual ones are assumed: \
                decoder_interpolation nearest, upsampling 4, activation sigmoid or none, norms with their usual eps, the plain \
                variant of the encoder
                """.formatted(input, input));
        assertThat(TrainedNetwork.read(output).weights().names()).containsExactlyElementsOf(WEIGHTS.names());
        assertThat(CommandRun.of("convert", output, folder.resolve("c.safetensors")).err()).isEmpty();
    }

    @Test
    void oneOfSeveralNetworksInAFileIsChosenByItsKey() throws IOException {
        Map<String, Tensor> both = new LinkedHashMap<>();
        WEIGHTS.tensors().forEach((name, tensor) -> {
            both.put("model." + name, Tensor.zeros(tensor.shape()));
            both.put("ema_model.module." + name, tensor);
        });
        Safetensors.write(input, both, Map.of());
        String sentence = "there is a network below each of the prefixes model. and ema_model.module.; choose one of"
                + " them (--key model)";
        assertThat(CommandRun.of("info", input).out()).contains("note              " + sentence);
        CommandRun refused = CommandRun.of("convert", input, output);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("bowman: " + input + ": " + sentence + "\n");
        CommandRun chosen = CommandRun.of("convert", input, output, "--key", "ema_model");
        assertThat(chosen.code()).as(chosen.err()).isZero();
        String name = "encoder.block1.0.attn.q.weight";
        assertThat(TrainedNetwork.read(output).weights().get(name).data()).isEqualTo(WEIGHTS.get(name).data());
    }

    @Test
    void weightsOfAnotherArchitectureAreNotConverted() {
        CommandRun run = CommandRun.of("convert", input, output, "--arch", "fpn/mit_b1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + input + ": these are not the weights of this network: ")
                .hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void aNameThatEndsWithOnnxMakesAnOnnxFile() throws IOException {
        Path onnx = folder.resolve("b.onnx");
        CommandRun run = CommandRun.of("convert", input, onnx, "--input-size", 64, "--threshold", 0.4);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("fpn/mit_b0; " + onnx + "\n");
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(onnx));
        assertThat(model.getMetadataPropsList()).extracting(entry -> entry.getKey() + " " + entry.getValue())
                .containsExactly("architecture fpn/mit_b0", "input_size 64", "intensity_scaling fixed",
                        "normalization imagenet", "threshold 0.4");
        assertThat(model.getGraph().getInput(0).getType().getTensorType().getShape().getDimList())
                .extracting(extent -> extent.hasDimParam() ? extent.getDimParam() : extent.getDimValue())
                .containsExactly("N", 3L, 64L, 64L);
    }

    @Test
    void theInputSizeOfAnOnnxFileIsTheModelsUnlessItIsTold() throws IOException {
        Path onnx = folder.resolve("b.onnx");
        CommandRun unknown = CommandRun.of("convert", input, onnx);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).isEqualTo("bowman: " + input + ": the file does not say its input size, which is"
                + " fixed in an ONNX file; give it (--input-size PIXELS)\n");
        CommandRun.of("convert", input, output, "--input-size", 32);
        assertThat(CommandRun.of("convert", output, onnx).code()).isZero();
        assertThat(ModelProto.parseFrom(Files.readAllBytes(onnx)).getGraph().getOutput(0).getType().getTensorType()
                .getShape().getDim(3).getDimValue()).isEqualTo(32);
    }

    @Test
    void anOnnxFileThatCannotBeMadeIsRefusedInOneSentence() throws IOException {
        Path onnx = folder.resolve("b.onnx");
        assertThat(CommandRun.of("convert", input, onnx, "--input-size", 100).err())
                .isEqualTo("bowman: --input-size 100: Wrong input shape height=100, width=100. Expected image height"
                        + " and width divisible by 32. Consider pad your images to shape (128, 128).\n");
        Path nothing = folder.resolve("nothing.safetensors");
        Safetensors.write(nothing, Map.of("x", Tensor.zeros(Shape.of(3))), Map.of());
        assertThat(CommandRun.of("convert", nothing, onnx).err()).startsWith("bowman: " + nothing
                + ": the weights fit no architecture; ");
        assertThat(onnx).doesNotExist();
    }

    @Test
    void anOnnxFileIsNotRead() {
        CommandRun run = CommandRun.of("info", folder.resolve("b.onnx"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + folder.resolve("b.onnx")
                + ": this is an ONNX file, which is written"
                + " and not read; give the safetensors file or the PyTorch checkpoint that it was made of\n");
    }

    @Test
    void aThresholdThatCannotBeIsRefused() {
        CommandRun run = CommandRun.of("convert", input, output, "--threshold", 1.5);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: the threshold must lie in [0, 1), got 1.5\n");
    }

    @Test
    void aScalingThatThereIsNotIsRefused() {
        CommandRun run = CommandRun.of("convert", input, output, "--scaling", "tile");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--scaling", "fixed, window, slide", "tile").hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void aDamagedCheckpointIsRefusedInOneSentence() throws IOException {
        Path cut = Files.write(folder.resolve("cut.pth"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0});
        for (String command : new String[] {"info", "convert"}) {
            CommandRun run = command.equals("info") ? CommandRun.of(command, cut) : CommandRun.of(command, cut, output);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("bowman: " + cut + ": the checkpoint cannot be read (").hasLineCount(1);
        }
    }
}
