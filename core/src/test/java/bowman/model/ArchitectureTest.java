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
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final Shape IMAGE = Shape.map(2, 64, 96, 3);

    /** The order is that of the registration in the reference, which is the order of a state dict's keys. */
    @ParameterizedTest
    @ValueSource(strings = {"mit_b0", "mit_b2"})
    void variablesAreTheReferencesStateDictInItsOrder(String encoder) {
        List<String> actual = variables(inference(Architecture.named("fpn/" + encoder))).stream()
                .map(variable -> variable.name() + " " + variable.shape()).toList();
        assertThat(actual).as("names and shapes of the variables of fpn/%s", encoder)
                .containsExactlyElementsOf(keys("keys_fpn_" + encoder + ".tsv"));
    }

    @ParameterizedTest
    @CsvSource({
        "fpn/mit_b0,  5075425,  3319392, 1755904",
        "fpn/mit_b1, 15038529, 13151424, 1886976",
        "fpn/mit_b2, 26083393, 24196288, 1886976",
        "fpn/mit_b3, 45959233, 44072128, 1886976",
        "fpn/mit_b4, 62729793, 60842688, 1886976",
        "fpn/mit_b5, 83330113, 81443008, 1886976",
    })
    void parametersAreAsManyAsTheReferences(String name, long all, long encoder, long decoder) {
        Graph graph = inference(Architecture.named(name));
        assertThat(List.of(parameters(graph, ""), parameters(graph, "encoder."), parameters(graph, "decoder.")))
                .as("parameters of %s, of its encoder and of its decoder", name).containsExactly(all, encoder, decoder);
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
    void anUnknownNameIsAnsweredWithAllNames() {
        assertThatThrownBy(() -> Architecture.named("fpn/mit_b9")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no architecture fpn/mit_b9; choose one of fpn/mit_b0, fpn/mit_b1, fpn/mit_b2,"
                        + " fpn/mit_b3, fpn/mit_b4, fpn/mit_b5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fpn/mit_b0", "fpn/mit_b5"})
    void anArchitectureHasTheNameItIsFoundBy(String name) {
        assertThat(Architecture.named(name).name()).isEqualTo(name);
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

    private static long parameters(Graph graph, String prefix) {
        return variables(graph).stream().filter(variable -> variable.name().startsWith(prefix))
                .mapToLong(variable -> variable.shape().size()).sum();
    }

    private static Initializer initializer(Graph graph, String name) {
        return variables(graph).stream().filter(variable -> variable.name().equals(name)).findFirst().orElseThrow()
                .initializer();
    }

    private static List<Dropout> dropouts(Graph graph) {
        return graph.nodes().stream().map(node -> node.op()).filter(Dropout.class::isInstance).map(Dropout.class::cast)
                .toList();
    }

    /** Key and shape of each line that is not a comment. */
    private static List<String> keys(String resource) {
        try (InputStream stream = ArchitectureTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(Predicate.not(line -> line.startsWith("#"))).map(line -> line.split("\t"))
                    .map(columns -> columns[0] + " " + columns[3]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
