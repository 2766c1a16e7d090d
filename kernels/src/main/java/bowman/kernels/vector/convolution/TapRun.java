package bowman.kernels.vector.convolution;

/**
 * Input numbers that are contiguous in memory and contribute to one output pixel.
 *
 * @param row the row of the input, relative to the output pixel's row times the input stride
 * @param column the column of the first input pixel, likewise
 * @param pixels the number of adjacent input pixels
 * @param first the packed weight's row for the first number
 */
record TapRun(int row, int column, int pixels, int first) {
}
