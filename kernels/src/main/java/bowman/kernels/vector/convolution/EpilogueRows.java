package bowman.kernels.vector.convolution;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.Node;
import bowman.kernels.vector.kernel.PointwiseKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.View;

/**
 * A convolution's epilogue, applied to rows of channels while they are in the cache.
 *
 * @param bias the bias, or null
 * @param residual the residual, or null
 */
record EpilogueRows(PointwiseKernels kernels, View bias, View residual, Activation activation) {

    static EpilogueRows of(ProgramBuilder program, Node node, Convolution op) {
        return new EpilogueRows(program.kernels().pointwise(),
                op.epilogue().bias() ? program.operand(node, 2) : null,
                op.epilogue().residual() ? program.view(node.operands().getLast()) : null,
                op.epilogue().activation());
    }

    static EpilogueRows none(ProgramBuilder program) {
        return new EpilogueRows(program.kernels().pointwise(), null, null, Activation.IDENTITY);
    }

    /**
     * Finishes the channels from {@code from} on of consecutive pixels.
     *
     * @param pixel the first pixel
     * @param channels the number of channels of a pixel
     */
    void finish(View result, int pixel, int pixels, int channels, int from, int count) {
        if (bias == null && residual == null && activation == Activation.IDENTITY) {
            return;
        }
        float[] y = result.array();
        for (int i = 0; i < pixels; i++) {
            int at = (pixel + i) * channels + from;
            int yo = result.offset() + at;
            if (bias != null) {
                kernels.add(y, yo, bias.array(), bias.offset() + from, y, yo, count);
            }
            if (residual != null) {
                kernels.add(y, yo, residual.array(), residual.offset() + at, y, yo, count);
            }
            if (activation != Activation.IDENTITY) {
                kernels.activate(activation, y, yo, y, yo, count);
            }
        }
    }
}
