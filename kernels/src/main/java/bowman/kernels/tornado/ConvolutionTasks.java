package bowman.kernels.tornado;

import bowman.graph.ConvolutionOp;
import bowman.graph.Node;

final class ConvolutionTasks {

    private ConvolutionTasks() {
    }

    static void lower(Lowering lowering, Node node, ConvolutionOp op) {
        throw new UnsupportedOperationException(op + " has no kernels yet");
    }
}
