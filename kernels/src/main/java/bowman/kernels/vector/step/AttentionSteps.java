package bowman.kernels.vector.step;

import bowman.graph.AttentionOp;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import bowman.graph.Node;
import bowman.kernels.vector.program.ProgramBuilder;

public final class AttentionSteps {

    private AttentionSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, AttentionOp op) {
        program.add(switch (op) {
            case Attention attention -> new AttentionStep(program, attention, program.operand(node, 0),
                    program.operand(node, 1), program.result(node, 0));
            case AttentionGradient gradient -> new AttentionGradientStep(program, gradient,
                    program.operand(node, 0), program.operand(node, 1), program.operand(node, 2),
                    program.result(node, 0), program.result(node, 1));
        }, node);
    }
}
