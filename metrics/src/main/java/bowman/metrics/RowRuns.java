package bowman.metrics;

import java.util.Arrays;

/** The runs of one row, each with its component. */
final class RowRuns {

    private final int[] from;
    private final int[] to;
    private final OpenComponent[] component;
    private int size;

    /** @param width columns of a row: every other one may be a run */
    RowRuns(int width) {
        int most = width / 2 + 1;
        this.from = new int[most];
        this.to = new int[most];
        this.component = new OpenComponent[most];
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
            while (x < width && (levels[offset + x] & 0xFF) > cut) {
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
