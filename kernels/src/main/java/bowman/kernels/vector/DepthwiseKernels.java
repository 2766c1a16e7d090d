package bowman.kernels.vector;

interface DepthwiseKernels {
}
