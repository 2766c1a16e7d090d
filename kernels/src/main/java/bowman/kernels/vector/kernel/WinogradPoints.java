package bowman.kernels.vector.kernel;

/**
 * The numbers in the matrices of {@link WinogradKernels}: the points a = 5/8 and b = 3/2, their powers, and the
 * weights 1 / product of (p - q) over the other points q of each point p.
 */
public final class WinogradPoints {

    static final float A = 0.625f;
    static final float B = 1.5f;
    static final float A2 = A * A;
    static final float B2 = B * B;
    static final float A3 = A2 * A;
    static final float B3 = B2 * B;
    static final float SUM = A2 + B2;
    static final float PRODUCT = A2 * B2;

    private static final double WEIGHT_0 = 1 / (double) PRODUCT;
    private static final double WEIGHT_A = 1 / (2.0 * A2 * (A2 - B2));
    private static final double WEIGHT_B = 1 / (2.0 * B2 * (B2 - A2));

    /** The matrix G. */
    public static final double[][] EVALUATION = {
        {WEIGHT_0, 0, 0},
        {WEIGHT_A, WEIGHT_A * A, WEIGHT_A * A2},
        {WEIGHT_A, -WEIGHT_A * A, WEIGHT_A * A2},
        {WEIGHT_B, WEIGHT_B * B, WEIGHT_B * B2},
        {WEIGHT_B, -WEIGHT_B * B, WEIGHT_B * B2},
        {0, 0, 1}};

    /** The distinct elements of G, for its transpose. */
    static final float AT_ZERO = (float) WEIGHT_0;
    static final float AT_A = (float) WEIGHT_A;
    static final float AT_A_1 = (float) (WEIGHT_A * A);
    static final float AT_A_2 = (float) (WEIGHT_A * A2);
    static final float AT_B = (float) WEIGHT_B;
    static final float AT_B_1 = (float) (WEIGHT_B * B);
    static final float AT_B_2 = (float) (WEIGHT_B * B2);

    private WinogradPoints() {
    }
}
