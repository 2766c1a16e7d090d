package bowman.kernels.tornado;

import bowman.graph.ResamplingOp;
import bowman.graph.Node;

final class ResamplingTasks {

    private ResamplingTasks() {
    }

    static void lower(Lowering lowering, Node node, ResamplingOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
