package bowman.kernels.vector;

import bowman.graph.UpdateOp;
import bowman.graph.Node;

final class UpdateSteps {

    private UpdateSteps() {
    }

    static void lower(Lowering lowering, Node node, UpdateOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
