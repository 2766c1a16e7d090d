package bowman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.RandomOp;
import bowman.graph.RandomOp.Dropout;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import bowman.nn.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final Shape IMAGE = Shape.map(2, 64, 96, 3);

    /** The order is that of the registration in the reference, which is the order of a state dict's keys. */
    @ParameterizedTest
    @CsvSource({
        "fpn/mit_b0,                    fpn_mit_b0",
        "fpn/mit_b2,                    fpn_mit_b2",
        "unetplusplus/timm-resnest14d,  unetpp_timm-resnest14d",
        "unetplusplus/timm-resnest101e, unetpp_resnest101e",
        "unet/resnet18,                 unet_resnet18",
        "unet/resnext50_32x4d,          unet_resnext50_32x4d",
    })
    void variablesAreTheReferencesStateDictInItsOrder(String name, String reference) {
        List<String> actual = variables(inference(Architecture.named(name))).stream()
                .map(variable -> variable.name() + " " + variable.shape()).toList();
        assertThat(actual).as("names and shapes of the variables of %s", name)
                .containsExactlyElementsOf(keys("keys_" + reference + ".tsv"));
    }

    static List<String> names() {
        return Architecture.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyArchitectureIsFoundByItsNameAndGivesLogitsOfTheImagesSize(String name) {
        Architecture architecture = Architecture.named(name);
        assertThat(architecture.name()).isEqualTo(name);
        assertThat(inference(architecture).output("logits").shape()).isEqualTo(IMAGE.withChannels(1));
    }

    @Test
    void everyDecoderStandsOverEveryEncoderThatItTakes() {
        assertThat(Architecture.names()).hasSize(3 * 23 - 6).doesNotHaveDuplicates()
                .contains("fpn/mit_b5", "fpn/resnet34", "fpn/timm-resnest269e", "unet/mit_b0", "unet/timm-resnest200e",
                        "unet/resnet50", "unet/resnext101_32x48d", "fpn/resnet152", "unetplusplus/timm-resnest26d",
                        "unetplusplus/resnet18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mit_b0", "mit_b2", "mit_b5"})
    void unetPlusPlusOverTheMixTransformerIsRefusedInTheReferencesWords(String encoder) {
        assertThatThrownBy(() -> Architecture.named("unetplusplus/" + encoder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UnetPlusPlus is not support encoder_name=" + encoder);
    }

    @Test
    void logitsHaveTheImagesSizeAndOneChannelPerClass() {
        Graph graph = inference(Architecture.named("fpn/mit_b0").withClasses(3));
        assertThat(graph.output("logits").shape()).isEqualTo(IMAGE.withChannels(3));
    }

    @ParameterizedTest
    @CsvSource({"100, 64, 128, 64", "64, 80, 64, 96", "48, 48, 64, 64", "1, 31, 32, 32"})
    void imagesWhoseSizeIsNotAMultipleOf32AreRefusedWithTheNextSize(int height, int width, int h, int w) {
        assertThatThrownBy(() -> Architecture.named("fpn/mit_b2").requireInputSize(height, width))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Wrong input shape height=%d, width=%d. Expected image height and width divisible by 32."
                        + " Consider pad your images to shape (%d, %d).", height, width, h, w);
    }

    @ParameterizedTest
    @CsvSource({
        "unet/resnet18,        1,   1",
        "unet/resnet50,       37,  53",
        "unet/timm-resnest14d, 1,   9",
        "unet/timm-resnest14d, 45, 70",
        "unet/mit_b0,         75,  61",
    })
    void unetTakesImagesOfAnySize(String name, int height, int width) {
        Graph graph = graph(Architecture.named(name), Shape.map(1, height, width, 3), Building.INFERENCE);
        assertThat(graph.output("logits").shape()).isEqualTo(Shape.map(1, height, width, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fpn", "unet", "unetplusplus"})
    void aSingleImageCannotTrainSplitAttentionWhoseNormNeedsTwoValuesPerChannel(String decoder) {
        Architecture architecture = Architecture.named(decoder + "/timm-resnest14d");
        assertThatThrownBy(() -> graph(architecture, Shape.map(1, 64, 64, 3), Building.TRAINING))
                .isInstanceOf(ShapeException.class).hasMessage("encoder.model.layer1.0.conv2.bn1: BatchNormTraining:"
                        + " more than 1 value per channel is needed for training, got a map of 1x1x1x32; use a batch of"
                        + " at least 2");
    }

    @ParameterizedTest
    @CsvSource({"unet/resnet18, 1, 64", "unetplusplus/timm-resnest14d, 2, 32", "unet/mit_b0, 1, 64"})
    void aBatchInWhichEveryNormSeesTwoValuesPerChannelTrains(String name, int samples, int size) {
        Graph graph = graph(Architecture.named(name), Shape.map(samples, size, size, 3), Building.TRAINING);
        assertThat(updatedStatistics(graph)).as("running statistics that a step of %s updates", name)
                .containsExactlyInAnyOrderElementsOf(
                        graph.variables(Role.BUFFER).stream().map(Variable::name).toList());
    }

    @Test
    void aNetworkIsNotBuiltForAnImageOfAWrongSize() {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input("image", Shape.map(1, 64, 80, 3));
        assertThatThrownBy(() -> Architecture.named("fpn/mit_b0").logits(builder, image, new Mode.Inference()))
                .isInstanceOf(ShapeException.class).hasMessageContaining("to shape (64, 96)");
    }

    @Test
    void imagesOf32By32PixelsAreTheSmallest() {
        Graph graph = graph(Architecture.named("fpn/mit_b0"), Shape.map(1, 32, 32, 3), Building.INFERENCE);
        assertThat(graph.output("logits").shape()).isEqualTo(Shape.map(1, 32, 32, 1));
    }

    @Test
    void anUnknownNameIsAnsweredWithAllThereAre() {
        assertThatThrownBy(() -> Architecture.named("fpn/mit_b9")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no architecture fpn/mit_b9; choose a decoder (fpn, unet, unetplusplus) and an"
                        + " encoder (mit_b0, mit_b1, mit_b2, mit_b3, mit_b4, mit_b5, timm-resnest14d, timm-resnest26d,"
                        + " timm-resnest50d, timm-resnest101e, timm-resnest200e, timm-resnest269e, resnet18, resnet34,"
                        + " resnet50, resnet101, resnet152, resnext50_32x4d, resnext101_32x4d, resnext101_32x8d,"
                        + " resnext101_32x16d, resnext101_32x32d, resnext101_32x48d), joined by a slash as in"
                        + " fpn/mit_b2");
    }

    @Test
    void noClassesAreRefused() {
        assertThatThrownBy(() -> Architecture.named("fpn/mit_b0").withClasses(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 0");
    }

    @Test
    void predictionDropsNothing() {
        assertThat(dropouts(inference(Architecture.named("fpn/mit_b2")))).isEmpty();
    }

    @Test
    void trainingWithoutDropRatesDropsNothing() {
        Architecture architecture = Architecture.named("fpn/mit_b2").withDropRates(DropRates.NONE);
        assertThat(dropouts(graph(architecture, IMAGE, Building.TRAINING))).isEmpty();
    }

    @Test
    void theDropPathRateRisesFromNothingToATenthOverTheBlocks() {
        Graph training = graph(Architecture.named("fpn/mit_b2"), IMAGE, Building.TRAINING);
        List<Float> rates = dropouts(training).stream().filter(op -> op.unit() == RandomOp.Unit.SAMPLE)
                .map(Dropout::rate).toList();
        // 16 blocks with two branches each; the first block keeps both.
        List<Float> expected = IntStream.range(2, 32)
                .mapToObj(branch -> (float) (0.1f * (double) (branch / 2) / 15)).toList();
        assertThat(rates).containsExactlyElementsOf(expected);
    }

    @Test
    void theDecoderDropsAFifthOfItsChannels() {
        Graph training = graph(Architecture.named("fpn/mit_b2"), IMAGE, Building.TRAINING);
        assertThat(dropouts(training).stream().filter(op -> op.unit() == RandomOp.Unit.CHANNEL).map(Dropout::rate))
                .containsExactly(0.2f);
    }

    @Test
    void everyDropoutDrawsFromItsOwnStream() {
        Graph training = graph(Architecture.named("fpn/mit_b2"), IMAGE, Building.TRAINING);
        assertThat(dropouts(training)).hasSize(31).extracting(Dropout::stream).doesNotHaveDuplicates();
    }

    @Test
    void weightsStartAsTheReferences() {
        Graph graph = inference(Architecture.named("fpn/mit_b2"));
        assertThat(initializer(graph, "encoder.block1.0.attn.q.weight"))
                .isEqualTo(new Initializer.TruncatedNormal(0.02, 2));
        assertThat(initializer(graph, "encoder.patch_embed1.proj.weight"))
                .isEqualTo(new Initializer.Normal(Math.sqrt(2.0 / (7 * 7 * 64))));
        assertThat(initializer(graph, "encoder.block1.0.mlp.dwconv.dwconv.weight"))
                .isEqualTo(new Initializer.Normal(Math.sqrt(2.0 / 9)));
        assertThat(initializer(graph, "decoder.seg_blocks.0.block.0.block.0.weight"))
                .isEqualTo(new Initializer.Uniform(Math.sqrt(6.0 / (256 * 9))));
        assertThat(initializer(graph, "segmentation_head.0.weight"))
                .isEqualTo(new Initializer.Uniform(Math.sqrt(6.0 / 129)));
    }

    @Test
    void biasesStartAtZeroAndNormsAsTheIdentity() {
        List<Variable> vectors = variables(inference(Architecture.named("fpn/mit_b2"))).stream()
                .filter(variable -> variable.shape().rank() == 1).toList();
        assertThat(vectors).allSatisfy(variable -> assertThat(variable.initializer()).as(variable.name())
                .isEqualTo(variable.name().endsWith(".bias") ? Initializer.ZEROS : Initializer.ONES));
    }

    @Test
    void weightsOfSplitAttentionStartAsTheReferences() {
        Graph graph = inference(Architecture.named("unetplusplus/timm-resnest101e"));
        String block = "encoder.model.layer2.1.";
        assertThat(initializer(graph, block + "conv2.conv.weight")).as("fan-out, not divided by the groups")
                .isEqualTo(new Initializer.Normal(Math.sqrt(2.0 / (256 * 9))));
        assertThat(initializer(graph, block + "conv2.fc1.weight"))
                .isEqualTo(new Initializer.Normal(Math.sqrt(2.0 / 64)));
        assertThat(initializer(graph, block + "conv2.fc1.bias")).isEqualTo(new Initializer.Uniform(1 / Math.sqrt(128)));
        assertThat(initializer(graph, block + "conv2.fc2.bias")).isEqualTo(new Initializer.Uniform(1 / Math.sqrt(64)));
        assertThat(initializer(graph, "decoder.blocks.x_0_4.conv1.0.weight"))
                .isEqualTo(new Initializer.Uniform(Math.sqrt(6.0 / (32 * 9))));
        assertThat(initializer(graph, "segmentation_head.0.weight"))
                .isEqualTo(new Initializer.Uniform(Math.sqrt(6.0 / (16 * 9 + 9))));
    }

    @Test
    void onlyTheLastNormOfABranchWithSplitAttentionStartsSilent() {
        List<String> silent = variables(inference(Architecture.named("unet/timm-resnest50d"))).stream()
                .filter(variable -> variable.name().endsWith(".weight"))
                .filter(variable -> variable.initializer().equals(Initializer.ZEROS)).map(Variable::name).toList();
        assertThat(silent).hasSize(16)
                .allMatch(name -> name.matches("encoder\\.model\\.layer[1-4]\\.\\d+\\.bn3\\.weight"));
    }

    @Test
    void residualNetworksWithoutSplitAttentionStartWithNoSilentNorm() {
        Graph graph = inference(Architecture.named("unet/resnet50"));
        assertThat(initializer(graph, "encoder.layer1.0.bn3.weight")).isEqualTo(Initializer.ONES);
        assertThat(initializer(graph, "encoder.conv1.weight"))
                .isEqualTo(new Initializer.Normal(Math.sqrt(2.0 / (64 * 49))));
    }

    @Test
    void runningStatisticsStartAsThoseOfTheNormalDistribution() {
        assertThat(inference(Architecture.named("unet/resnet18")).variables(Role.BUFFER)).hasSize(60)
                .allSatisfy(variable -> assertThat(variable.initializer()).as(variable.name())
                        .isEqualTo(variable.name().endsWith(".running_mean") ? Initializer.ZEROS : Initializer.ONES));
    }

    @Test
    void theLabelOfTheBuilderIsAsBefore() {
        GraphBuilder builder = new GraphBuilder().at("before");
        Architecture.named("fpn/mit_b0").logits(builder, builder.input("image", IMAGE), new Mode.Inference());
        assertThat(builder.label()).isEqualTo("before");
    }

    private enum Building { INFERENCE, TRAINING }

    private static Graph inference(Architecture architecture) {
        return graph(architecture, IMAGE, Building.INFERENCE);
    }

    private static Graph graph(Architecture architecture, Shape image, Building building) {
        GraphBuilder builder = new GraphBuilder();
        Mode mode = switch (building) {
            case INFERENCE -> new Mode.Inference();
            case TRAINING -> new Mode.Training(builder.input("key", RandomOp.KEY));
        };
        return builder.output("logits", architecture.logits(builder, builder.input("image", image), mode)).build();
    }

    private static List<Variable> variables(Graph graph) {
        return graph.variables(Role.WEIGHT, Role.BUFFER);
    }

    private static List<String> updatedStatistics(Graph graph) {
        return graph.nodes().stream().filter(node -> node.op() instanceof RunningStatistics)
                .flatMap(node -> node.op().writes().stream().map(node::operand))
                .map(value -> ((Variable) value.node().op()).name()).toList();
    }

    private static Initializer initializer(Graph graph, String name) {
        return variables(graph).stream().filter(variable -> variable.name().equals(name)).findFirst().orElseThrow()
                .initializer();
    }

    private static List<Dropout> dropouts(Graph graph) {
        return graph.nodes().stream().map(node -> node.op()).filter(Dropout.class::isInstance).map(Dropout.class::cast)
                .toList();
    }

    /** Key and shape of each line that is neither a comment nor a counter of batches, which is no variable here. */
    private static List<String> keys(String resource) {
        try (InputStream stream = ArchitectureTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(Predicate.not(line -> line.startsWith("#"))).map(line -> line.split("\t"))
                    .filter(columns -> columns[2].equals("float32"))
                    .map(columns -> columns[0] + " " + columns[3]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
