package bowman.graph.pass;

import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.Graph;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.Node;
import bowman.graph.Shape;

/**
 * The number of multiply-accumulate operations of a graph: those of convolutions, linear layers, matrix products and
 * attention, which take nearly all the time. Multiplications by padding are counted; all other operations count as
 * zero.
 */
public final class MultiplyAccumulates {

    private MultiplyAccumulates() {
    }

    /** Returns the number of multiply-accumulates in one run of a graph. */
    public static long of(Graph graph) {
        return graph.nodes().stream().mapToLong(MultiplyAccumulates::of).sum();
    }

    private static long of(Node node) {
        return switch (node.op()) {
            case Convolution op -> convolution(node.result(0).shape(), node.operand(1).shape());
            case ConvolutionMapGradient op -> convolution(node.operand(0).shape(), node.operand(1).shape());
            case ConvolutionWeightGradient op -> convolution(node.operand(1).shape(), op.weight());
            case MatrixProduct op -> (long) node.result(0).shape().size()
                    * op.left().columns(node.operand(0).shape());
            // Scores, and their product with the values.
            case Attention op -> 2 * scores(node.operand(0).shape(), node.operand(1).shape());
            // The scores recomputed; the gradients with respect to them, and to the values, queries and keys.
            case AttentionGradient op -> 5 * scores(node.operand(1).shape(), node.operand(2).shape());
            default -> 0;
        };
    }

    /** Each element of the result is a sum over the inputs of its group under the kernel. */
    private static long convolution(Shape result, Shape weight) {
        return (long) result.size() * (weight.size() / weight.extent(0));
    }

    private static long scores(Shape queries, Shape keysAndValues) {
        return (long) queries.size() * keysAndValues.height() * keysAndValues.width();
    }
}
