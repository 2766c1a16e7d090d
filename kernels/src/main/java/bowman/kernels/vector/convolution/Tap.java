package bowman.kernels.vector.convolution;

/**
 * One element (ky, kx) of a kernel and the input pixel that it is multiplied by.
 *
 * @param row the row of the input, relative to the output pixel's row times the input stride
 * @param column the column of the input, likewise
 * @param kernelIndex ky times the kernel's width plus kx
 */
record Tap(int row, int column, int kernelIndex) {
}
