package bowman.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.UpdateOp.RunningStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {

    @Test
    void aShapeThatDoesNotFitIsRefusedWithItsPlace() {
        GraphBuilder b = new GraphBuilder().at("encoder.stem");
        Value x = b.input("x", Shape.map(1, 8, 8, 3));
        Value weight = b.weight("w", Shape.of(4, 5, 3, 3), Initializer.ZEROS);

        assertThatThrownBy(() -> b.convolution(x, weight, Geometry.POINTWISE))
                .isInstanceOf(ShapeException.class)
                .hasMessage("encoder.stem: Convolution: a weight of 4x5x3x3 in 1 group(s) does not fit 3 channels");
    }

    @Test
    void aShapeOfTooManyElementsIsRefused() {
        assertThatThrownBy(() -> Shape.map(64, 8192, 8192, 64)).isInstanceOf(ShapeException.class)
                .hasMessageContaining("use a smaller batch");
    }

    @Test
    void aConvolutionRoundsDownAsTheReferenceDoes() {
        GraphBuilder b = new GraphBuilder();
        Value x = b.input("x", Shape.map(1, 9, 10, 3));
        Value weight = b.weight("w", Shape.of(5, 3, 4, 4), Initializer.ZEROS);

        assertThat(b.convolution(x, weight, new Geometry(4, 0, 1, 1)).shape()).isEqualTo(Shape.map(1, 2, 2, 5));
    }

    @Test
    void twoVariablesOfOneNameAreRefused() {
        GraphBuilder b = new GraphBuilder();
        b.weight("w", Shape.of(4), Initializer.ZEROS);
        b.weight("w", Shape.of(4), Initializer.ZEROS);

        assertThatThrownBy(b::build).hasMessage("two inputs, variables or outputs are named w");
    }

    @Test
    void aNodeThatUsesALaterValueIsRefused() {
        GraphBuilder b = new GraphBuilder();
        Value x = b.input("x", Shape.of(4));
        Value y = b.relu(x);

        assertThatThrownBy(() -> new Graph(List.of(y.node(), x.node()), Map.of("y", y)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("before it is computed");
    }

    @Test
    void readingAVariableAfterItsUpdateIsRefused() {
        GraphBuilder b = new GraphBuilder();
        Value mean = b.variable("mean", Shape.of(4), SourceOp.Role.BUFFER, Initializer.ZEROS);
        Value variance = b.variable("variance", Shape.of(4), SourceOp.Role.BUFFER, Initializer.ONES);
        Value batch = b.input("batch", Shape.of(4));
        b.add(new RunningStatistics(0.1f, 8), List.of(mean, variance, batch, batch));
        b.output("y", b.relu(mean));

        assertThatThrownBy(b::build).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after it was updated");
    }
}
