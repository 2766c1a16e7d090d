package bowman.kernels.vector;

interface NormalizationKernels {
}
