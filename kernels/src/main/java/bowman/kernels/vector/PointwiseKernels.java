package bowman.kernels.vector;

interface PointwiseKernels {
}
