package bowman.kernels.vector;

/**
 * The one-dimensional transforms of Winograd's minimal filtering F(4, 3) (Lavin and Gray, "Fast Algorithms for
 * Convolutional Neural Networks", 2016). A transform of a square is one along its columns and one along its rows.
 *
 * <p>The points are 0, ±a, ±b and infinity with a = √½ and b = √2, of the form that Alam, Anderson and Gregg ("Winograd
 * Convolution for Deep Neural Networks: Efficient Point Selection", 2022) propose: with it the rounding error is about
 * twice that of the plain sums, with the usual 0, ±1, ±2 four times.
 *
 * <p>Each method transforms {@code n} numbers side by side: number {@code j} of line {@code i} is {@code
 * from[at + i * step + j]}. {@code n} need not be a multiple of the vector's length, but numbers up to the next
 * multiple are read and written.
 */
interface WinogradKernels {

    /** The point a. */
    float A = 0x1.6a09e6p-1f;

    /** The point b. */
    float B = 0x1.6a09e6p0f;

    /** Six lines of the input to six: d0 - 5/2 d2 + d4, (d4 - 2 d2) ± (a d3 - b d1), (d4 - d2 / 2) ± (b d3 - a d1),
     * d1 - 5/2 d3 + d5. */
    void input(int n, float[] from, int at, int step, float[] to, int o, int toStep);

    /** Six lines of sums of products to four of the output: the sums over the points of m p^i, i = 0 ... 3. */
    void output(int n, float[] from, int at, int step, float[] to, int o, int toStep);

    /** The transpose of {@link #output}: four lines to six. */
    void outputTransposed(int n, float[] from, int at, int step, float[] to, int o, int toStep);

    /** Three lines of the weight to six: g0, -2/3 (g0 ± a g1 + g2 / 2), (g0 ± b g1 + 2 g2) / 6, g2. */
    void weight(int n, float[] from, int at, int step, float[] to, int o, int toStep);

    /** The transpose of {@link #weight}: six lines to three. */
    void weightTransposed(int n, float[] from, int at, int step, float[] to, int o, int toStep);
}
