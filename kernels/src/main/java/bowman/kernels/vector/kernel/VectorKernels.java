package bowman.kernels.vector.kernel;

/** The inner loops written with the Vector API. */
public final class VectorKernels {

    private VectorKernels() {
    }

    public static Kernels all() {
        return new Kernels(VectorShape.LANES, new VectorGemm(), new VectorWinograd(), new VectorDepthwise(),
                new VectorSoftmax(), new VectorNormalization(), new VectorPointwise(), new VectorResampling(),
                new VectorUpdate());
    }
}
