package bowman.io.stitch;

import java.io.IOException;
import java.util.Arrays;

/**
 * One map out of overlapping windows. Sums are kept for a band of rows as high as a window; a row leaves as soon as no
 * later window covers it, so memory grows with the slide's width alone.
 */
public final class Blend {

    private final Windows windows;
    private final Blending blending;
    private final RowConsumer consumer;
    /** A window's weights along an axis. */
    private final float[] weights;
    /** Row y of the map lies in row y % size of the band. */
    private final float[] sums;
    /** The weights of all windows over a column together. */
    private final float[] columnWeights;
    private final float[] finished;
    private int next;
    private int emitted;

    /** @param consumer takes the rows as they are finished */
    public Blend(Windows windows, Blending blending, RowConsumer consumer) {
        this.windows = windows;
        this.blending = blending;
        this.consumer = consumer;
        this.weights = blending.weights(windows.size());
        this.sums = new float[Math.multiplyExact(windows.width(), windows.size())];
        this.finished = new float[windows.width()];
        this.columnWeights = columnWeights();
    }

    private float[] columnWeights() {
        float[] sums = new float[windows.width()];
        for (int column = 0; column < windows.columnCount(); column++) {
            for (int i = 0; i < weights.length; i++) {
                sums[windows.x(column) + i] += weights[i];
            }
        }
        return sums;
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
                sums[to + i] += weights[row] * weights[i] * blending.contribution(values[from + i]);
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
            float rowWeight = rowWeight(emitted);
            for (int x = 0; x < width; x++) {
                finished[x] = blending.result(sums[from + x], rowWeight * columnWeights[x]);
            }
            Arrays.fill(sums, from, from + width, 0);
            consumer.row(emitted, finished);
        }
    }

    /** The weights of all windows over a row together. */
    private float rowWeight(int y) {
        float sum = 0;
        for (int row = 0; row < windows.rowCount(); row++) {
            if (windows.y(row) <= y && y < windows.y(row) + windows.size()) {
                sum += weights[y - windows.y(row)];
            }
        }
        return sum;
    }
}
