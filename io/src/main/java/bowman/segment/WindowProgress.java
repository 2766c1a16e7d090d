package bowman.segment;

import bowman.progress.TimeLeft;

/** Counts the windows that were computed, and tells a listener. */
final class WindowProgress {

    private final int before;
    private final int all;
    private final SegmentationListener listener;
    private final TimeLeft timeLeft;
    private final long begun = System.nanoTime();
    private int done;

    /**
     * @param before the number of windows that were computed in earlier runs
     * @param all the number of windows that are computed in earlier runs and this one
     */
    WindowProgress(int before, int all, SegmentationListener listener) {
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
