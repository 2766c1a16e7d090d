package bowman.kernels.tornado.kernel;

import bowman.graph.Activation;

/** The codes of activations in kernels. */
public final class Activations {

    static final int IDENTITY = 0;
    static final int RELU = 1;
    static final int GELU = 2;
    static final int SIGMOID = 3;

    private Activations() {
    }

    public static int code(Activation activation) {
        return switch (activation) {
            case IDENTITY -> IDENTITY;
            case RELU -> RELU;
            case GELU -> GELU;
            case SIGMOID -> SIGMOID;
        };
    }
}
