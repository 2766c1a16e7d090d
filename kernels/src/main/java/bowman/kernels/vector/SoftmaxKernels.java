package bowman.kernels.vector;

interface SoftmaxKernels {
}
