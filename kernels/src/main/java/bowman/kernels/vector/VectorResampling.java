package bowman.kernels.vector;

final class VectorResampling implements ResamplingKernels {
}
