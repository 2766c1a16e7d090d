package bowman.io.report;

/**
 * A histogram with round limits: bin {@code i} counts the numbers from {@code first + i * width} (inclusive) to the
 * next limit (exclusive).
 *
 * @param first the lowest limit, a multiple of the width
 * @param width of a bin: 1, 2 or 5 times a power of ten
 * @param counts of each bin, of which the first and the last are above 0
 */
record Histogram(double first, double width, int[] counts) {

    /** The most bins: as many as can be distinguished by eye. */
    private static final int MOST = 24;

    /** The histogram of at least one number, with bins as narrow as the limit on their number allows. */
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

    /** The lower limit of bin {@code index}. */
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

    /** The smallest of 1, 2 and 5 times powers of ten that is not less than a number; 1 for 0. */
    static double roundWidth(double atLeast) {
        if (atLeast <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double times = atLeast / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
