package bowman.kernels.vector;

final class ScalarSoftmax implements SoftmaxKernels {
}
