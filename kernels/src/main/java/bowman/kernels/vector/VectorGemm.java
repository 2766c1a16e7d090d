package bowman.kernels.vector;

final class VectorGemm implements GemmKernels {
}
