package bowman.kernels.vector;

interface UpdateKernels {
}
