package bowman.io.report;

import java.util.Arrays;

/** Sorted numbers, of which at least one is there. */
record Quantiles(double[] sorted) {

    static Quantiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /** The number below which that part of them lies, interpolated (type 7 of Hyndman and Fan, 1996). */
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
