package bowman.metrics;

/** Ratios of counts. */
final class Ratio {

    private Ratio() {
    }

    /** The part divided by the whole; 1 if the whole is 0, where nothing could be wrong. */
    static double of(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
