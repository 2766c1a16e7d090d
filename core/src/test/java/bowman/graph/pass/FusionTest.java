package bowman.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.PointwiseOp;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {

    private static final Graph GRAPH = SmallNetwork.inference();

    @Test
    void foldingABatchNormKeepsTheNumbers() {
        Graph folded = FoldBatchNorm.of(GRAPH);

        assertThat(folded.nodes()).noneMatch(node -> node.op() instanceof BatchNormInference);
        assertSameNumbers(GRAPH, folded);
    }

    @Test
    void fusingTheEpilogueKeepsTheNumbers() {
        Graph fused = FuseEpilogue.of(FoldBatchNorm.of(GRAPH));

        assertThat(fused.nodes()).as("no pass over memory remains beside the two convolutions")
                .noneMatch(node -> node.op() instanceof PointwiseOp);
        assertThat(fused.nodes()).filteredOn(node -> node.op() instanceof Convolution)
                .extracting(node -> ((Convolution) node.op()).epilogue().activation())
                .containsExactly(Activation.RELU, Activation.GELU);
        assertSameNumbers(GRAPH, fused);
    }

    @Test
    void aValueThatIsReadFromOutsideIsNotFusedAway() {
        GraphBuilder b = new GraphBuilder();
        Value x = b.input("x", Shape.map(1, 4, 4, 4));
        Value hidden = b.convolution(x, SmallNetwork.weight(b, "w", 4, 4, 1), Geometry.POINTWISE);
        Graph graph = b.output("hidden", hidden).output("y", b.relu(hidden)).build();

        Graph fused = FuseEpilogue.of(graph);

        assertThat(fused.nodes()).anyMatch(node -> node.op() instanceof PointwiseOp.Activate);
        assertSameNumbers(graph, fused);
    }

    @Test
    void twoConvolutionsThatAreAddedFuseOnce() {
        GraphBuilder b = new GraphBuilder();
        Value x = b.input("x", Shape.map(1, 4, 4, 4));
        Value left = b.convolution(x, SmallNetwork.weight(b, "l", 4, 4, 1), Geometry.POINTWISE);
        Value right = b.convolution(x, SmallNetwork.weight(b, "r", 4, 4, 3), new Geometry(1, 1, 1, 1));
        Graph graph = b.output("y", b.sum(left, right)).build();

        Graph fused = FuseEpilogue.of(graph);

        assertThat(fused.nodes()).filteredOn(node -> node.op() instanceof Convolution convolution
                && convolution.epilogue().residual()).hasSize(1);
        assertSameNumbers(graph, fused);
    }

    @Test
    void fusingATrainingGraphKeepsItsGradients() {
        Graph graph = SmallNetwork.training();

        assertSameNumbers(graph, FuseEpilogue.of(graph));
    }

    @Test
    void whatNobodyReadsIsDropped() {
        GraphBuilder b = new GraphBuilder();
        Value x = b.input("x", Shape.map(1, 4, 4, 4));
        b.gelu(x);
        Graph graph = b.output("y", b.relu(x)).build();

        assertThat(EliminateDead.of(graph).nodes()).hasSize(2);
    }

    private static void assertSameNumbers(Graph expected, Graph actual) {
        List<float[]> wanted = SmallNetwork.run(expected);
        List<float[]> got = SmallNetwork.run(actual);
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < wanted.get(i).length; j++) {
                assertThat(got.get(i)[j]).isCloseTo(wanted.get(i)[j], within(1e-6f));
            }
        }
    }
}
