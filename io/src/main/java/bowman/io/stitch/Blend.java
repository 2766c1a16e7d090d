package bowman.io.stitch;

import bowman.io.image.AxisFilter;
import java.io.IOException;
import java.util.Arrays;

/**
 * Blends overlapping windows into one map. A row is finished as soon as the last window over it was added, so memory
 * holds a few rows, and the store holds the windows that later rows need.
 */
public final class Blend {

    private final Windows windows;
    private final Blending blending;
    private final WindowStore store;
    private final RowConsumer consumer;
    /** The weights of a window along an axis. */
    private final double[] weights;
    private final AxisFilter enlargement;
    private final boolean enlarged;
    /** In double precision, since many small numbers are added where many windows overlap. */
    private final double[] sums;
    private final double[] totals;
    private final float[] finished;
    private final float[] source;
    private final float[] line;
    private final float[] across;
    private int next;
    private int emitted;

    /**
     * Blends windows of any store.
     *
     * @param resolution the number of values of a window along each axis; they are interpolated if it has more pixels
     * @param store holds the windows
     * @param done the number of rows that the consumer already has
     * @param consumer takes the rows as they are finished
     */
    public Blend(Windows windows, int resolution, Blending blending, WindowStore store, int done,
            RowConsumer consumer) {
        this.windows = windows;
        this.blending = blending;
        this.store = store;
        this.consumer = consumer;
        this.weights = blending.weights(windows.size());
        this.enlargement = blending.enlargement(resolution, windows.size());
        this.enlarged = resolution != windows.size();
        this.sums = new double[windows.width()];
        this.totals = new double[windows.width()];
        this.finished = new float[windows.width()];
        this.source = new float[resolution];
        this.line = new float[resolution];
        this.across = new float[windows.size()];
        this.emitted = done;
    }

    /** Blends windows in memory that have a value for each pixel. */
    public Blend(Windows windows, Blending blending, RowConsumer consumer) {
        this(windows, windows.size(), blending, new MemoryWindowStore(windows, windows.size()), 0, consumer);
    }

    /**
     * Adds the next window, in the order of {@link Windows#region}.
     *
     * @param values of the window, row by row
     * @throws IOException if the store or the consumer fails
     * @throws IllegalStateException if all windows were added before
     */
    public void add(float[] values) throws IOException {
        requireNext();
        store.put(next, values);
        advance();
    }

    /**
     * Skips the next window, which is already in the store, or is not computed and has no weight.
     *
     * @throws IOException if the store or the consumer fails
     * @throws IllegalStateException if all windows were added before
     */
    public void pass() throws IOException {
        requireNext();
        advance();
    }

    private void requireNext() {
        if (next == windows.count()) {
            throw new IllegalStateException("all " + next + " windows were added");
        }
    }

    private void advance() throws IOException {
        next++;
        if (next % windows.columnCount() == 0) {
            int windowRow = next / windows.columnCount();
            emitUntil(windowRow == windows.rowCount() ? windows.height() : windows.y(windowRow));
        }
    }

    private void emitUntil(int end) throws IOException {
        for (; emitted < end; emitted++) {
            Arrays.fill(sums, 0);
            Arrays.fill(totals, 0);
            for (int row = 0; row < windows.rowCount(); row++) {
                int inner = emitted - windows.y(row);
                if (inner >= 0 && inner < windows.size()) {
                    addRowOfWindows(row, inner);
                }
            }
            for (int x = 0; x < sums.length; x++) {
                finished[x] = (float) blending.result(sums[x], totals[x]);
            }
            consumer.row(emitted, finished);
        }
    }

    /** @param inner the row of pixels within these windows */
    private void addRowOfWindows(int row, int inner) throws IOException {
        for (int column = 0; column < windows.columnCount(); column++) {
            int index = row * windows.columnCount() + column;
            if (store.has(index)) {
                float[] values = values(index, inner);
                int x = windows.x(column);
                int count = Math.min(windows.size(), windows.width() - x);
                for (int i = 0; i < count; i++) {
                    double weight = weights[inner] * weights[i];
                    sums[x + i] += weight * blending.contribution(values[i]);
                    totals[x + i] += weight;
                }
            }
        }
    }

    /** A row of pixels of a window. */
    private float[] values(int index, int inner) throws IOException {
        if (!enlarged) {
            store.read(index, inner, source);
            return source;
        }
        Arrays.fill(line, 0);
        for (int tap = 0; tap < enlargement.taps(); tap++) {
            store.read(index, enlargement.first(inner) + tap, source);
            float weight = enlargement.weight(inner, tap);
            for (int i = 0; i < line.length; i++) {
                line[i] += weight * source[i];
            }
        }
        enlargement.apply(line, 0, 1, across);
        return across;
    }
}
