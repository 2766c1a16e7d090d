package bowman.kernels.vector;

import bowman.graph.ConvolutionOp;
import bowman.graph.Node;

final class ConvolutionSteps {

    private ConvolutionSteps() {
    }

    static void lower(Lowering lowering, Node node, ConvolutionOp op) {
        throw new UnsupportedOperationException(node.toString());
    }
}
