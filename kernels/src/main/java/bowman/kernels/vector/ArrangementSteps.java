package bowman.kernels.vector;

import bowman.graph.ArrangementOp;
import bowman.graph.Node;

final class ArrangementSteps {

    private ArrangementSteps() {
    }

    static void lower(Lowering lowering, Node node, ArrangementOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
