package bowman.model;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.pass.MultiplyAccumulates;
import bowman.nn.Mode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The networks are as large as in segmentation_models_pytorch, where the numbers of {@code table.csv} were counted. */
class ArchitectureTableTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "table.csv", numLinesToSkip = 1)
    void parametersAreAsManyAsTheReferences(String name, long all, long encoder, long decoder, long head, int tensors) {
        List<Variable> weights = graph(name, 64).variables(Role.WEIGHT);
        assertThat(weights).as("parameters of %s", name).hasSize(tensors);
        assertThat(List.of(elements(weights, ""), elements(weights, "encoder."), elements(weights, "decoder."),
                elements(weights, "segmentation_head."))).as("elements of them, of the encoder's, the decoder's and the"
                        + " head's").containsExactly(all, encoder, decoder, head);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "table.csv", numLinesToSkip = 1)
    void multiplyAccumulatesAreAsManyAsTheReferences(String name, long all, long encoder, long decoder, long head,
            int tensors, long at512, long at1024) {
        assertThat(MultiplyAccumulates.of(graph(name, 512))).as("%s at 512", name).isEqualTo(at512);
        assertThat(MultiplyAccumulates.of(graph(name, 1024))).as("%s at 1024", name).isEqualTo(at1024);
    }

    private static long elements(List<Variable> weights, String prefix) {
        return weights.stream().filter(weight -> weight.name().startsWith(prefix))
                .mapToLong(weight -> weight.shape().size()).sum();
    }

    private static Graph graph(String name, int size) {
        GraphBuilder builder = new GraphBuilder();
        Architecture.named(name).logits(builder, builder.input("image", Shape.map(1, size, size, 3)),
                new Mode.Inference());
        return builder.build();
    }
}
