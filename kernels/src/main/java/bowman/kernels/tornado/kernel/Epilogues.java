package bowman.kernels.tornado.kernel;

import bowman.graph.ConvolutionOp.Epilogue;

/** The codes of epilogues in kernels: the activation's code, and a bit each for bias and residual. */
public final class Epilogues {

    static final int ACTIVATION = 3;
    static final int BIAS = 4;
    static final int RESIDUAL = 8;

    private Epilogues() {
    }

    public static int code(Epilogue epilogue) {
        return Activations.code(epilogue.activation()) | (epilogue.bias() ? BIAS : 0)
                | (epilogue.residual() ? RESIDUAL : 0);
    }
}
