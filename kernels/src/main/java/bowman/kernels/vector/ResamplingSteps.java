package bowman.kernels.vector;

import bowman.graph.ResamplingOp;
import bowman.graph.Node;

final class ResamplingSteps {

    private ResamplingSteps() {
    }

    static void lower(Lowering lowering, Node node, ResamplingOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
