package bowman.kernels.vector;

final class ScalarUpdate implements UpdateKernels {
}
