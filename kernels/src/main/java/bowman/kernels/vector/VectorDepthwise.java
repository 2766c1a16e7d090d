package bowman.kernels.vector;

final class VectorDepthwise implements DepthwiseKernels {
}
