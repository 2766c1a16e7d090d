package bowman.metrics;

import java.util.Arrays;

/**
 * Pixels as runs (run-length encoding). Runs are in the order of their rows and, within a row, of their columns; those
 * of a row neither overlap nor touch. Twelve bytes per run.
 */
public final class Runs {

    private static final int NUMBERS = 3;

    private final int[] numbers;

    /** @param numbers row, first column and the column after the last one of each run, in order; not copied */
    Runs(int[] numbers) {
        this.numbers = numbers;
    }

    /** The number of runs. */
    public int size() {
        return numbers.length / NUMBERS;
    }

    /** The row of a run. */
    public int row(int run) {
        return numbers[NUMBERS * run];
    }

    /** The first column of a run. */
    public int from(int run) {
        return numbers[NUMBERS * run + 1];
    }

    /** The column after the last one of a run. */
    public int to(int run) {
        return numbers[NUMBERS * run + 2];
    }

    /** The number of pixels of a run. */
    public int length(int run) {
        return to(run) - from(run);
    }

    /** The first run in the row of a run or in a later one, or {@link #size()}: runs {@code run...} end before it. */
    int endOfRow(int run) {
        int end = run;
        while (end < size() && row(end) == row(run)) {
            end++;
        }
        return end;
    }

    /** Returns whether a pixel belongs to a run. */
    public boolean contains(int x, int y) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (row(middle) < y || row(middle) == y && to(middle) <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size() && row(low) == y && from(low) <= x;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Runs runs && Arrays.equals(numbers, runs.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    /** The number of runs and the first of them, for messages. */
    @Override
    public String toString() {
        return size() == 0 ? "no runs" : size() + " runs from row " + row(0) + ", column " + from(0) + " on";
    }
}
