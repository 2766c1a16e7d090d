package bowman.kernels.tornado;

import bowman.graph.AttentionOp;
import bowman.graph.Node;

final class AttentionTasks {

    private AttentionTasks() {
    }

    static void lower(Lowering lowering, Node node, AttentionOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
