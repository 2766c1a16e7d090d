package bowman.segment;

import java.time.Duration;

/** Receives the progress of a segmentation, in the thread that segments. */
@FunctionalInterface
public interface SegmentationListener {

    /** Called after each window. */
    void onWindow(Progress progress);

    /**
     * The progress of a segmentation.
     *
     * @param done the number of windows that were computed
     * @param windows the number of all windows to compute
     * @param perSecond windows computed per second so far
     * @param left the estimated time until the end
     */
    record Progress(int done, int windows, double perSecond, Duration left) {
    }
}
