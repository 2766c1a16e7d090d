package bowman.kernels.vector;

final class VectorSoftmax implements SoftmaxKernels {
}
