package bowman.kernels.vector.convolution;

/**
 * Input numbers that lie one behind the other in memory and go into one output pixel.
 *
 * @param row of the input, relative to the output pixel's row times the input stride
 * @param column of the input's first pixel, likewise
 * @param pixels how many input pixels, side by side
 * @param first the packed weight's row for the first number
 */
record TapRun(int row, int column, int pixels, int first) {
}
