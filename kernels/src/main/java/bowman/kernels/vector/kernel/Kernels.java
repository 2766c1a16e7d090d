package bowman.kernels.vector.kernel;

/**
 * The inner loops, one interface per family of operations, all scalar or all on the Vector API.
 *
 * @param lanes floats per vector; 1 for scalar
 */
public record Kernels(int lanes, GemmKernels gemm, WinogradKernels winograd, DepthwiseKernels depthwise,
        SoftmaxKernels softmax, NormalizationKernels normalization, PointwiseKernels pointwise,
        ResamplingKernels resampling, UpdateKernels update) {

    public static Kernels scalar() {
        return new Kernels(1, new ScalarGemm(), new ScalarWinograd(), new ScalarDepthwise(), new ScalarSoftmax(),
                new ScalarNormalization(), new ScalarPointwise(), new ScalarResampling(), new ScalarUpdate());
    }
}
