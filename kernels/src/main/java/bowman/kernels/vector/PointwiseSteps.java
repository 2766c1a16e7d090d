package bowman.kernels.vector;

import bowman.graph.PointwiseOp;
import bowman.graph.Node;

final class PointwiseSteps {

    private PointwiseSteps() {
    }

    static void lower(Lowering lowering, Node node, PointwiseOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
