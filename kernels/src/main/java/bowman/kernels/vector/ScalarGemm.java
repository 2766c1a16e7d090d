package bowman.kernels.vector;

final class ScalarGemm implements GemmKernels {
}
