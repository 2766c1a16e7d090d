package bowman.kernels.vector;

import bowman.graph.NormalizationOp;
import bowman.graph.Node;

final class NormalizationSteps {

    private NormalizationSteps() {
    }

    static void lower(Lowering lowering, Node node, NormalizationOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
