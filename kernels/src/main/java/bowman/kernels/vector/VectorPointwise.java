package bowman.kernels.vector;

final class VectorPointwise implements PointwiseKernels {
}
