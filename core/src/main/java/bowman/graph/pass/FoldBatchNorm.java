package bowman.graph.pass;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.NormalizationOp.FoldedBias;
import bowman.graph.NormalizationOp.FoldedWeight;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Constant;
import bowman.graph.Value;
import java.util.List;

/**
 * Folds a batch norm with given statistics into the weight and bias of the convolution before it (Jacob et al., 2018,
 * section 3.2). The folded weight is static, so it is computed once.
 */
public final class FoldBatchNorm {

    private FoldBatchNorm() {
    }

    /** Returns the graph with its batch norms folded where a convolution precedes them. */
    public static Graph of(Graph graph) {
        Rewrite rewrite = new Rewrite(graph);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Convolution op && isFollowedByNorm(node, op, rewrite)) {
                continue;
            }
            if (node.op() instanceof BatchNormInference norm
                    && node.operand(0).node().op() instanceof Convolution op
                    && isFollowedByNorm(node.operand(0).node(), op, rewrite)) {
                fold(node, norm, node.operand(0).node(), op, rewrite);
            } else {
                rewrite.keep(node);
            }
        }
        return rewrite.build();
    }

    private static boolean isFollowedByNorm(Node convolution, Convolution op, Rewrite rewrite) {
        Value result = convolution.result(0);
        return !op.epilogue().residual() && op.epilogue().activation() == Activation.IDENTITY
                && rewrite.hasSingleUse(result)
                && rewrite.singleUser(result).op() instanceof BatchNormInference
                && rewrite.singleUser(result).operand(0) == result;
    }

    private static void fold(Node normNode, BatchNormInference norm, Node convolution, Convolution op,
            Rewrite rewrite) {
        List<Value> statistics = normNode.operands().stream().map(rewrite::now).toList();
        Value gamma = statistics.get(1);
        Value beta = statistics.get(2);
        Value mean = statistics.get(3);
        Value variance = statistics.get(4);
        Value weight = rewrite.add(convolution, new FoldedWeight(norm.epsilon()),
                List.of(rewrite.now(convolution.operand(1)), gamma, variance));
        Shape channels = gamma.shape();
        Value bias = op.epilogue().bias() ? rewrite.now(convolution.operand(2))
                : rewrite.add(convolution, new Constant(channels, 0), List.of());
        Value folded = rewrite.add(convolution, new FoldedBias(norm.epsilon()),
                List.of(bias, gamma, beta, mean, variance));
        Value fused = rewrite.add(convolution, new Convolution(op.geometry(), Epilogue.BIAS),
                List.of(rewrite.now(convolution.operand(0)), weight, folded));
        rewrite.replace(normNode.result(0), fused);
    }
}
