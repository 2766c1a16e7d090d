package bowman.kernels.vector;

import bowman.graph.LossOp;
import bowman.graph.Node;

final class LossSteps {

    private LossSteps() {
    }

    static void lower(Lowering lowering, Node node, LossOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
