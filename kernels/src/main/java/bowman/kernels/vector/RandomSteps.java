package bowman.kernels.vector;

import bowman.graph.RandomOp;
import bowman.graph.Node;

final class RandomSteps {

    private RandomSteps() {
    }

    static void lower(Lowering lowering, Node node, RandomOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
