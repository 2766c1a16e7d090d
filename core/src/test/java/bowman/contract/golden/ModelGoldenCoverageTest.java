package bowman.contract.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.golden.GoldenParameter;
import bowman.golden.GoldenStatistic;
import bowman.golden.ModelGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.Value;
import bowman.nn.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of the golden data of whole networks is left out, and nothing of the networks. */
class ModelGoldenCoverageTest {

    private static final Shape IMAGE = Shape.map(1, 64, 64, 3);

    static List<String> models() {
        return List.of("fpn_mit_b0", "fpn_mit_b2", "unet_resnet18", "unetpp_timm-resnest14d", "unetpp_resnest101e");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModuleOfTheGoldenDataIsAValueOfTheGraph(String model) {
        ModelGolden golden = ModelGolden.load(model);
        Graph graph = graph(golden, IMAGE);
        List<String> modules = golden.runsWithStages().stream().flatMap(run -> golden.stages(run).keySet().stream())
                .distinct().toList();
        assertThat(modules).isNotEmpty().allSatisfy(
                path -> assertThat(GoldenForward.module(graph.nodes(), path)).as("the value of %s", path).isPresent());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyParameterOfTheNetworkHasAGoldenGradient(String model) {
        ModelGolden golden = ModelGolden.load(model);
        assertThat(golden.parameters().stream().map(GoldenParameter::key)).as("parameters in the golden data")
                .containsExactlyElementsOf(graph(golden, IMAGE).variables(Role.WEIGHT).stream().map(Variable::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRunningStatisticOfTheNetworkIsInTheGoldenData(String model) {
        ModelGolden golden = ModelGolden.load(model);
        assertThat(golden.statistics().stream().map(GoldenStatistic::key)).as("running statistics in the golden data")
                .containsExactlyElementsOf(graph(golden, IMAGE).variables(Role.BUFFER).stream().map(Variable::name)
                        .toList());
    }

    static Stream<Arguments> refusals() {
        return models().stream().map(ModelGolden::load).flatMap(golden -> golden.refusals().entrySet().stream()
                .map(refusal -> Arguments.of(golden.architecture(), golden, refusal)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refusals")
    void imagesOfAWrongSizeAreRefusedInPyTorchsWords(String name, ModelGolden golden,
            Map.Entry<Shape, String> refusal) {
        assertThatThrownBy(() -> graph(golden, refusal.getKey())).isInstanceOf(ShapeException.class)
                .hasMessage(refusal.getValue());
    }

    private static Graph graph(ModelGolden golden, Shape image) {
        GraphBuilder builder = new GraphBuilder();
        Value logits = GoldenForward.architecture(golden)
                .logits(builder, builder.input("image", image), new Mode.Inference());
        return builder.output("logits", logits).build();
    }
}
