package bowman.kernels.tornado;

import bowman.graph.MatrixOp;
import bowman.graph.Node;

final class MatrixTasks {

    private MatrixTasks() {
    }

    static void lower(Lowering lowering, Node node, MatrixOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
