package bowman.kernels.vector;

interface GemmKernels {
}
