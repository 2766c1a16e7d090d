package bowman.kernels.vector;

import bowman.graph.AttentionOp;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import bowman.graph.Node;

final class AttentionSteps {

    private AttentionSteps() {
    }

    static void lower(Lowering lowering, Node node, AttentionOp op) {
        lowering.add(switch (op) {
            case Attention attention -> new AttentionStep(lowering, attention, lowering.operand(node, 0),
                    lowering.operand(node, 1), lowering.result(node, 0));
            case AttentionGradient gradient -> new AttentionGradientStep(lowering, gradient,
                    lowering.operand(node, 0), lowering.operand(node, 1), lowering.operand(node, 2),
                    lowering.result(node, 0), lowering.result(node, 1));
        }, node);
    }
}
