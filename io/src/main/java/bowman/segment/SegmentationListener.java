package bowman.segment;

import java.time.Duration;

/** Hears of every window of a segmentation, in the thread that segments. */
@FunctionalInterface
public interface SegmentationListener {

    /** Called after each window. */
    void onWindow(Progress progress);

    /**
     * How far a segmentation is.
     *
     * @param done the windows that were computed
     * @param windows how many there are in all
     * @param perSecond the windows computed per second so far
     * @param left the estimated time until the end
     */
    record Progress(int done, int windows, double perSecond, Duration left) {
    }
}
