package bowman.io.stitch;

import java.io.IOException;
import java.util.Arrays;

/**
 * The mean of overlapping windows. Sums are kept for a band of rows as high as a window; a row leaves as soon as no
 * later window covers it, so memory grows with the slide's width alone.
 */
public final class Blend {

    private final Windows windows;
    private final RowConsumer consumer;
    /** Row y of the map lies in row y % size of the band. */
    private final float[] sums;
    private final int[] columnCover;
    private final float[] finished;
    private int next;
    private int emitted;

    /** @param consumer takes the rows as they are finished */
    public Blend(Windows windows, RowConsumer consumer) {
        this.windows = windows;
        this.consumer = consumer;
        this.sums = new float[Math.multiplyExact(windows.width(), windows.size())];
        this.finished = new float[windows.width()];
        this.columnCover = cover(windows);
    }

    private static int[] cover(Windows windows) {
        int[] cover = new int[windows.width()];
        for (int column = 0; column < windows.columnCount(); column++) {
            for (int x = windows.x(column); x < windows.x(column) + windows.size(); x++) {
                cover[x]++;
            }
        }
        return cover;
    }

    /**
     * Adds the next window, in the order of {@link Windows#region}.
     *
     * @param values {@code size * size} numbers, row by row
     * @throws IllegalStateException if all windows were added before
     */
    public void add(float[] values) throws IOException {
        if (next == windows.count()) {
            throw new IllegalStateException("all " + next + " windows were added");
        }
        int size = windows.size();
        int width = windows.width();
        int x = windows.x(next % windows.columnCount());
        int y = windows.y(next / windows.columnCount());
        for (int row = 0; row < size; row++) {
            int to = (y + row) % size * width + x;
            int from = row * size;
            for (int i = 0; i < size; i++) {
                sums[to + i] += values[from + i];
            }
        }
        next++;
        if (next % windows.columnCount() == 0) {
            int windowRow = next / windows.columnCount();
            emitUntil(windowRow == windows.rowCount() ? windows.height() : windows.y(windowRow));
        }
    }

    private void emitUntil(int end) throws IOException {
        int width = windows.width();
        for (; emitted < end; emitted++) {
            int from = emitted % windows.size() * width;
            int rowCover = rowCover(emitted);
            for (int x = 0; x < width; x++) {
                finished[x] = sums[from + x] / (rowCover * columnCover[x]);
            }
            Arrays.fill(sums, from, from + width, 0);
            consumer.row(emitted, finished);
        }
    }

    private int rowCover(int y) {
        int cover = 0;
        for (int row = 0; row < windows.rowCount(); row++) {
            if (windows.y(row) <= y && y < windows.y(row) + windows.size()) {
                cover++;
            }
        }
        return cover;
    }
}
