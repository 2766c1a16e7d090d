package bowman.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultiplyAccumulatesTest {

    private final GraphBuilder builder = new GraphBuilder();

    @Test
    void anElementOfAConvolutionIsASumOverTheInputsOfItsGroupUnderTheKernel() {
        builder.convolution(input(2, 8, 6, 4), weight(6, 2, 3, 3), new Geometry(2, 1, 1, 2));
        // 2 x 4 x 3 pixels of 6 channels, 2 x 3 x 3 products each.
        assertThat(count()).isEqualTo(2 * 4 * 3 * 6 * 18);
    }

    @Test
    void aMatrixProductIsASumOverTheSharedAxis() {
        builder.matrixProduct(input(2, 3, 4, 5), input(2, 3, 5, 7));
        assertThat(count()).isEqualTo(2 * 3 * 4 * 5 * 7);
    }

    @Test
    void attentionMultipliesQueriesByKeysAndScoresByValues() {
        builder.attention(input(2, 4, 4, 6), input(2, 2, 2, 12), 3, 1);
        assertThat(count()).isEqualTo(2 * (2 * 16 * 4 * 6));
    }

    @Test
    void aTrainingMultipliesThreeTimesAsMuchInConvolutionsAsAPrediction() {
        Value weight = weight(6, 4, 3, 3);
        Value map = input(1, 8, 6, 4);
        Value result = builder.convolution(map, weight, new Geometry(1, 1, 1, 1));
        long forward = count();
        Differentiate.add(builder, Map.of(result, builder.constant(result.shape(), 1)), List.of(map, weight));
        assertThat(count()).isEqualTo(3 * forward);
    }

    @Test
    void attentionAndItsGradientAreSevenProducts() {
        Value queries = input(1, 4, 4, 6);
        Value keysAndValues = input(1, 2, 2, 12);
        Value result = builder.attention(queries, keysAndValues, 3, 1);
        Differentiate.add(builder, Map.of(result, builder.constant(result.shape(), 1)),
                List.of(queries, keysAndValues));
        assertThat(count()).isEqualTo(7 * 16 * 4 * 6);
    }

    private long count() {
        return MultiplyAccumulates.of(builder.build());
    }

    private Value input(int... extents) {
        return builder.input("input" + builder.nodes().size(), Shape.of(extents));
    }

    private Value weight(int... extents) {
        return builder.weight("weight" + builder.nodes().size(), Shape.of(extents), Initializer.ZEROS);
    }
}
