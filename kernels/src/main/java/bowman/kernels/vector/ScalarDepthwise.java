package bowman.kernels.vector;

final class ScalarDepthwise implements DepthwiseKernels {
}
