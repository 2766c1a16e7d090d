package bowman.kernels.vector.kernel;

/**
 * erf(x) = x P(x^2) / Q(x^2), |error| {@literal <} 3e-7, as separate constants so that the compiler can inline them.
 */
final class ErfCoefficients {

    /** Beyond this, erf is 1 in float. */
    static final float LIMIT = 3.832506856900711f;

    static final float P4 = 0.00022905065861350646f;
    static final float P3 = 0.0034082910107109506f;
    static final float P2 = 0.050955695062380861f;
    static final float P1 = 0.18520832239976145f;
    static final float P0 = 1.128379143519084f;

    static final float Q6 = -1.1791602954361697e-7f;
    static final float Q5 = 0.000023547966471313185f;
    static final float Q4 = 0.0010179625278914885f;
    static final float Q3 = 0.014070470171167667f;
    static final float Q2 = 0.11098505178285362f;
    static final float Q1 = 0.49746925110067538f;
    static final float Q0 = 1;

    private ErfCoefficients() {
    }
}
