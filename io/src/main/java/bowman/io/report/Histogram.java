package bowman.io.report;

/**
 * How many numbers fall between round limits: bin {@code i} holds those from {@code first + i * width} on, up to but
 * without the next limit.
 *
 * @param first the lowest limit, a multiple of the width
 * @param width of a bin: 1, 2 or 5 times a power of ten
 * @param counts of each bin, of which the first and the last are above 0
 */
record Histogram(double first, double width, int[] counts) {

    /** Bins at most: as many as the eye tells apart. */
    private static final int MOST = 24;

    /** The histogram of numbers, at least one, with bins as narrow as they may be. */
    static Histogram of(double[] values) {
        Quantiles range = Quantiles.of(values);
        double least = range.at(0);
        double most = range.at(1);
        double width = roundWidth((most - least) / MOST);
        while (bin(most, width) - bin(least, width) >= MOST) {
            width = roundWidth(width * 1.01);
        }
        long lowest = bin(least, width);
        int[] counts = new int[(int) (bin(most, width) - lowest) + 1];
        for (double value : values) {
            counts[(int) (bin(value, width) - lowest)]++;
        }
        return new Histogram(lowest * width, width, counts);
    }

    /** The limit before bin {@code index}. */
    double limit(int index) {
        return first + index * width;
    }

    int highest() {
        int highest = 0;
        for (int count : counts) {
            highest = Math.max(highest, count);
        }
        return highest;
    }

    private static long bin(double value, double width) {
        return (long) Math.floor(value / width);
    }

    /** The least of 1, 2 and 5 times powers of ten that is no less than a number; 1 for 0. */
    static double roundWidth(double atLeast) {
        if (atLeast <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double times = atLeast / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
