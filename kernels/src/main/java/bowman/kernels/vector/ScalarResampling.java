package bowman.kernels.vector;

final class ScalarResampling implements ResamplingKernels {
}
