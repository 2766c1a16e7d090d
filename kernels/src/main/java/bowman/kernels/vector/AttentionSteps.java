package bowman.kernels.vector;

import bowman.graph.AttentionOp;
import bowman.graph.Node;

final class AttentionSteps {

    private AttentionSteps() {
    }

    static void lower(Lowering lowering, Node node, AttentionOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
