package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.golden.GoldenParameter;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the golden data of whole networks is left out, and nothing of the networks. */
class ModelGoldenCoverageTest {

    private static final Shape IMAGE = Shape.map(1, 64, 64, 3);

    @ParameterizedTest
    @ValueSource(strings = {"fpn_mit_b0", "fpn_mit_b2"})
    void everyModuleOfTheGoldenDataIsAValueOfTheGraph(String model) {
        ModelGolden golden = ModelGolden.load(model);
        Graph graph = graph(golden, IMAGE);
        List<String> modules = golden.runsWithStages().stream().flatMap(run -> golden.stages(run).keySet().stream())
                .distinct().toList();
        assertThat(modules).isNotEmpty().allSatisfy(path ->
                assertThat(GoldenForward.module(graph.nodes(), path)).as("the value of %s", path).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fpn_mit_b0", "fpn_mit_b2"})
    void everyParameterOfTheNetworkHasAGoldenGradient(String model) {
        ModelGolden golden = ModelGolden.load(model);
        assertThat(golden.parameters().stream().map(GoldenParameter::key)).as("parameters in the golden data")
                .containsExactlyElementsOf(graph(golden, IMAGE).variables(Role.WEIGHT).stream().map(Variable::name)
                        .toList());
    }

    static Stream<Map.Entry<Shape, String>> refusals() {
        return ModelGolden.load("fpn_mit_b2").refusals().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void imagesOfAWrongSizeAreRefusedInPyTorchsWords(Map.Entry<Shape, String> refusal) {
        ModelGolden golden = ModelGolden.load("fpn_mit_b2");
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
