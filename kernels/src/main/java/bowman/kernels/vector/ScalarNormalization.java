package bowman.kernels.vector;

final class ScalarNormalization implements NormalizationKernels {
}
