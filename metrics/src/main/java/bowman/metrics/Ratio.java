package bowman.metrics;

/** Shares of counts. */
final class Ratio {

    private Ratio() {
    }

    /** The part over the whole; 1 if the whole is 0, where there was nothing to get wrong. */
    static double of(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
