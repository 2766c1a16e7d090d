package bowman.kernels.vector;

interface ResamplingKernels {
}
