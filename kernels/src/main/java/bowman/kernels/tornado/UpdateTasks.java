package bowman.kernels.tornado;

import bowman.graph.UpdateOp;
import bowman.graph.Node;

final class UpdateTasks {

    private UpdateTasks() {
    }

    static void lower(Lowering lowering, Node node, UpdateOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
