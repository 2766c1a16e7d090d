package bowman.metrics;

import java.util.Arrays;

/**
 * The runs of all components that may still grow, as linked lists in common arrays: joining or dropping lists takes
 * constant time.
 */
final class OpenRuns {

    private static final int NONE = -1;
    private static final int NUMBERS = 4;
    private static final int ROW = 0;
    private static final int FROM = 1;
    private static final int TO = 2;
    private static final int NEXT = 3;

    private int[] numbers = new int[NUMBERS * 256];
    private int used;
    private int free = NONE;
    private int size;

    /** Adds a run as a list of its own, and returns its place. */
    int add(int row, int from, int to) {
        int place;
        if (free == NONE) {
            if (NUMBERS * used == numbers.length) {
                numbers = Arrays.copyOf(numbers, NUMBERS * (used + used / 2));
            }
            place = used++;
        } else {
            place = free;
            free = numbers[NUMBERS * place + NEXT];
        }
        numbers[NUMBERS * place + ROW] = row;
        numbers[NUMBERS * place + FROM] = from;
        numbers[NUMBERS * place + TO] = to;
        numbers[NUMBERS * place + NEXT] = NONE;
        size++;
        return place;
    }

    /** Appends the list that starts at {@code head} to the one that ends at {@code tail}. */
    void append(int tail, int head) {
        numbers[NUMBERS * tail + NEXT] = head;
    }

    /** Drops a list; its places are reused. */
    void drop(int head, int tail, int count) {
        numbers[NUMBERS * tail + NEXT] = free;
        free = head;
        size -= count;
    }

    /** The number of runs in all lists. */
    int size() {
        return size;
    }

    /**
     * The runs of a list in order, by a counting sort of rows and a sort within each row.
     *
     * @param head the place of its first run
     * @param count of its runs
     * @param top its first row
     * @param rows from the first to the last one
     */
    Runs sorted(int head, int count, int top, int rows) {
        int[] ends = new int[rows + 1];
        for (int place = head; place != NONE; place = numbers[NUMBERS * place + NEXT]) {
            ends[numbers[NUMBERS * place + ROW] - top + 1]++;
        }
        for (int row = 0; row < rows; row++) {
            ends[row + 1] += ends[row];
        }
        // From here on ends[row] is the place of the row's next run, and finally the end of the row.
        long[] spans = new long[count];
        for (int place = head; place != NONE; place = numbers[NUMBERS * place + NEXT]) {
            long span = (long) numbers[NUMBERS * place + FROM] << 32 | numbers[NUMBERS * place + TO];
            spans[ends[numbers[NUMBERS * place + ROW] - top]++] = span;
        }
        int[] sorted = new int[3 * count];
        int start = 0;
        for (int row = 0; row < rows; row++) {
            Arrays.sort(spans, start, ends[row]);
            for (; start < ends[row]; start++) {
                sorted[3 * start] = top + row;
                sorted[3 * start + 1] = (int) (spans[start] >>> 32);
                sorted[3 * start + 2] = (int) spans[start];
            }
        }
        return new Runs(sorted);
    }
}
