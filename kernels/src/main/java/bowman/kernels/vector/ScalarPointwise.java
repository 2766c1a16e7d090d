package bowman.kernels.vector;

final class ScalarPointwise implements PointwiseKernels {
}
