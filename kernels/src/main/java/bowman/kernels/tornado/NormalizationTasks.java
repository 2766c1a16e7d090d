package bowman.kernels.tornado;

import bowman.graph.NormalizationOp;
import bowman.graph.Node;

final class NormalizationTasks {

    private NormalizationTasks() {
    }

    static void lower(Lowering lowering, Node node, NormalizationOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
