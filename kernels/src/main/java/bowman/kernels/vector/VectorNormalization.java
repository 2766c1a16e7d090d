package bowman.kernels.vector;

final class VectorNormalization implements NormalizationKernels {
}
