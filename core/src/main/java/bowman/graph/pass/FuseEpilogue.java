package bowman.graph.pass;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fuses the addition of a residual and an activation into the convolution before them, which saves passes over memory.
 */
public final class FuseEpilogue {

    /**
     * A convolution and the operations to be fused into it: the epilogue, the residual if it has one, and the last node
     * of the chain.
     */
    private record Chain(Node convolution, Epilogue epilogue, List<Value> residual, Node last) {
    }

    private FuseEpilogue() {
    }

    /** Returns the graph with its convolutions fused. */
    public static Graph of(Graph graph) {
        Rewrite rewrite = new Rewrite(graph);
        Map<Node, Chain> chainOfLast = new HashMap<>();
        Set<Node> absorbed = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Convolution) {
                Chain chain = follow(node, rewrite, absorbed);
                if (chain.last != node) {
                    chainOfLast.put(chain.last, chain);
                }
            }
        }
        for (Node node : graph.nodes()) {
            Chain chain = chainOfLast.get(node);
            if (chain != null) {
                fuse(chain, rewrite);
            } else if (!absorbed.contains(node)) {
                rewrite.keep(node);
            }
        }
        return rewrite.build();
    }

    private static Chain follow(Node convolution, Rewrite rewrite, Set<Node> absorbed) {
        Epilogue epilogue = ((Convolution) convolution.op()).epilogue();
        List<Value> residual = new ArrayList<>();
        Node last = convolution;
        while (epilogue.activation() == Activation.IDENTITY && rewrite.hasSingleUse(last.result(0))) {
            Node user = rewrite.singleUser(last.result(0));
            if (absorbed.contains(user)) {
                break;
            }
            if (user.op() instanceof Activate activate) {
                epilogue = epilogue.withActivation(activate.activation());
            } else if (user.op() instanceof Add && user.operands().size() == 2 && !epilogue.residual()) {
                epilogue = epilogue.withResidual();
                residual.add(user.operand(user.operand(0) == last.result(0) ? 1 : 0));
            } else {
                break;
            }
            absorbed.add(last);
            absorbed.add(user);
            last = user;
        }
        return new Chain(convolution, epilogue, residual, last);
    }

    private static void fuse(Chain chain, Rewrite rewrite) {
        Convolution op = (Convolution) chain.convolution.op();
        List<Value> operands = new ArrayList<>();
        chain.convolution.operands().forEach(operand -> operands.add(rewrite.now(operand)));
        chain.residual.forEach(operand -> operands.add(rewrite.now(operand)));
        Value fused = rewrite.add(chain.convolution, new Convolution(op.geometry(), chain.epilogue), operands);
        rewrite.replace(chain.last.result(0), fused);
    }
}
