package bowman.kernels.tornado;

import bowman.graph.RandomOp;
import bowman.graph.Node;

final class RandomTasks {

    private RandomTasks() {
    }

    static void lower(Lowering lowering, Node node, RandomOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
