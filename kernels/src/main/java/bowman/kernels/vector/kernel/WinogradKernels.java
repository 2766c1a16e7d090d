package bowman.kernels.vector.kernel;

/**
 * The transforms of Winograd's convolution F(4x4, 3x3) (Lavin and Gray, Fast Algorithms for Convolutional Neural
 * Networks, 2016): a tile of 4x4 results is A' [(G g G') * (B' d B)] A, for a kernel g of 3x3 and the 6x6 numbers d
 * under it.
 *
 * <p>The polynomials are evaluated at 0, +-5/8, +-3/2 and infinity. The powers of these numbers are exact in binary,
 * and the rounding errors are less than twice those of the direct sum; the usual points 0, +-1, +-2 double the errors
 * again and make the largest ones five times as large.
 *
 * <p>Every transform processes adjacent channels in whole vectors: it reads and writes up to {@link Kernels#lanes()} -
 * 1 numbers after the last channel. The 36 products of a tile, its points, lie {@code step} apart; {@code temporary}
 * has room for {@link #POINTS} vectors from {@code at} on.
 */
public interface WinogradKernels {

    /** Height and width of a tile of results. */
    int RESULT = 4;

    /** Height and width of a tile of the map. */
    int WINDOW = 6;

    /** Height and width of the kernel. */
    int KERNEL = 3;

    /** The number of products per tile. */
    int POINTS = WINDOW * WINDOW;

    /** Padding after the numbers of each point, so that points do not map to the same sets of the first-level cache. */
    int SKEW = 16;

    /** B' d B: {@code v} from 6x6 pixels of {@code x}, rows {@code xRow} and pixels {@code xPixel} apart. */
    void map(int channels, float[] x, int xo, int xRow, int xPixel, float[] v, int vo, int step,
            float[] temporary, int at);

    /** A' m A: 4x4 pixels of {@code y} from {@code m}. */
    void result(int channels, float[] m, int mo, int step, float[] y, int yo, int yRow, int yPixel,
            float[] temporary, int at);

    /** A dy A', the gradient with respect to m: {@code z} from 4x4 pixels of {@code dy}. */
    void resultGradient(int channels, float[] dy, int yo, int yRow, int yPixel, float[] z, int zo, int step,
            float[] temporary, int at);

    /** G' u G, the gradient with respect to g: the 9 elements of {@code dw}, {@code wStep} apart, from {@code u}. */
    void weightGradient(int channels, float[] u, int uo, int step, float[] dw, int wo, int wStep,
            float[] temporary, int at);
}
