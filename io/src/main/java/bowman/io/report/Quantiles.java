package bowman.io.report;

import java.util.Arrays;

/** Quantiles of at least one number. */
record Quantiles(double[] sorted) {

    static Quantiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /** The quantile of a fraction from 0 to 1, interpolated (type 7 of Hyndman and Fan, 1996). */
    double at(double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    double median() {
        return at(0.5);
    }
}
