package bowman.segment;

import bowman.io.stitch.Blend;
import bowman.io.stitch.WindowStore;
import bowman.io.stitch.Windows;
import bowman.progress.TimeLeft;
import java.io.IOException;
import java.util.BitSet;
import java.util.function.BooleanSupplier;

/** Computes those windows of a slide that are not there yet, and blends all. */
final class WindowRun {

    /** What is done when a row of windows is blended. */
    @FunctionalInterface
    interface RowOfWindows {
        void blended() throws IOException;
    }

    private final SlideWindows windows;
    private final Windows grid;
    private final WindowStore store;
    /** The rows of pixels that were blended before. */
    private final int done;
    private final WindowPipeline pipeline;

    WindowRun(SlideWindows windows, int inputSize, WindowModel model, Blend blend, WindowStore store, int done,
            RowOfWindows row) {
        this.windows = windows;
        this.grid = windows.grid();
        this.store = store;
        this.done = done;
        this.pipeline = new WindowPipeline(grid.count(), inputSize, windows::reader, model, new WindowSink() {

            @Override
            public void add(int index, float[] probabilities) throws IOException {
                blend.add(probabilities);
                end(index);
            }

            @Override
            public void pass(int index) throws IOException {
                blend.pass();
                end(index);
            }

            private void end(int index) throws IOException {
                if ((index + 1) % grid.columnCount() == 0) {
                    row.blended();
                }
            }
        });
    }

    /** Those that are to be computed: not glass, not in the store, and not blended before. */
    private BitSet wanted() {
        BitSet wanted = new BitSet();
        for (int index = 0; index < grid.count(); index++) {
            int bottom = Math.min(grid.y(index / grid.columnCount()) + grid.size(), grid.height());
            wanted.set(index, !windows.isGlass(index) && !isKept(index) && bottom > done);
        }
        return wanted;
    }

    /** Not if rows were lost: then a window above, which is computed anew, takes its place in the store first. */
    private boolean isKept(int index) {
        int above = index / grid.columnCount() - grid.rowsAtOnce();
        return store.has(index) && (above < 0 || grid.y(above) + grid.size() <= done);
    }

    /** @return whether it came to the end, and was not stopped before */
    boolean run(BooleanSupplier stopped, SegmentationListener listener) throws IOException {
        BitSet wanted = wanted();
        int all = Math.toIntExact(windows.counts().computed());
        Reporter reporter = new Reporter(all - wanted.cardinality(), all, listener);
        return pipeline.run(wanted::get, stopped, reporter::computed);
    }

    long networkNanos() {
        return pipeline.networkNanos();
    }

    /** Counts windows. */
    private static final class Reporter {

        private final int before;
        private final int all;
        private final SegmentationListener listener;
        private final TimeLeft timeLeft;
        private final long begun = System.nanoTime();
        private int done;

        Reporter(int before, int all, SegmentationListener listener) {
            this.before = before;
            this.all = all;
            this.listener = listener;
            this.timeLeft = new TimeLeft(before, all);
            this.done = before;
        }

        void computed() {
            done++;
            double seconds = (System.nanoTime() - begun) / 1e9;
            listener.onWindow(new SegmentationListener.Progress(done, all, (done - before) / seconds,
                    timeLeft.after(done)));
        }
    }
}
