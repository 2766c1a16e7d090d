package bowman.kernels.vector;

import bowman.graph.MatrixOp;
import bowman.graph.Node;

final class MatrixSteps {

    private MatrixSteps() {
    }

    static void lower(Lowering lowering, Node node, MatrixOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
