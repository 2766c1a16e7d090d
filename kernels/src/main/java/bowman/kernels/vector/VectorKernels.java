package bowman.kernels.vector;

/** The inner loops written with the Vector API. */
final class VectorKernels {

    private VectorKernels() {
    }

    static Kernels all() {
        return new Kernels(VectorShape.LANES, new VectorGemm(), new VectorWinograd(), new VectorDepthwise(),
                new VectorSoftmax(), new VectorNormalization(), new VectorPointwise(), new VectorResampling(),
                new VectorUpdate());
    }
}
