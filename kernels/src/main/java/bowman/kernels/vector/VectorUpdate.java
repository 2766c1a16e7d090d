package bowman.kernels.vector;

final class VectorUpdate implements UpdateKernels {
}
