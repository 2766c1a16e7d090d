package bowman.metrics;

import java.util.Arrays;

/** The runs of one row, each with its component. */
final class RowRuns {

    private final int[] from;
    private final int[] to;
    private final int[] value;
    private final OpenComponent[] component;
    private int size;

    /** @param width columns of a row: each may be a run, in a mask of values */
    RowRuns(int width) {
        this.from = new int[width];
        this.to = new int[width];
        this.value = new int[width];
        this.component = new OpenComponent[width];
    }

    /** Replaces all runs by those of pixels whose gray levels are above the cut, without components as yet. */
    void find(byte[] levels, int offset, int width, int cut) {
        size = 0;
        int x = 0;
        while (x < width) {
            if ((levels[offset + x] & 0xFF) <= cut) {
                x++;
                continue;
            }
            from[size] = x;
            value[size] = 1;
            while (x < width && (levels[offset + x] & 0xFF) > cut) {
                x++;
            }
            to[size++] = x;
        }
    }

    /** Replaces all runs by those of pixels of one value whose gray levels are above the cut. */
    void find(byte[] levels, int[] values, int width, int cut) {
        size = 0;
        int x = 0;
        while (x < width) {
            if ((levels[x] & 0xFF) <= cut || values[x] == 0) {
                x++;
                continue;
            }
            from[size] = x;
            value[size] = values[x];
            while (x < width && (levels[x] & 0xFF) > cut && values[x] == value[size]) {
                x++;
            }
            to[size++] = x;
        }
    }

    int size() {
        return size;
    }

    int from(int run) {
        return from[run];
    }

    int to(int run) {
        return to[run];
    }

    int value(int run) {
        return value[run];
    }

    OpenComponent root(int run) {
        return component[run].root();
    }

    void assign(int run, OpenComponent to) {
        component[run] = to;
    }

    /** Removes the runs and their components. */
    void clear() {
        Arrays.fill(component, 0, size, null);
        size = 0;
    }
}
