package bowman.kernels.vector;

import bowman.graph.ReductionOp;
import bowman.graph.Node;

final class ReductionSteps {

    private ReductionSteps() {
    }

    static void lower(Lowering lowering, Node node, ReductionOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
