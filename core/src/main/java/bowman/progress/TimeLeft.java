package bowman.progress;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Estimates the time left for work of many equal parts. The first part, which warms the JVM up, counts only as long as
 * there is no other. Not safe for use by several threads.
 */
public final class TimeLeft {

    private final long all;
    private final LongSupplier clock;
    private long begun;
    private long counted;
    private boolean warm;

    /**
     * Starts the clock.
     *
     * @param done the parts that were done before
     * @param all the number of parts in all
     */
    public TimeLeft(long done, long all) {
        this(done, all, System::nanoTime);
    }

    /** @param clock the time in nanoseconds */
    TimeLeft(long done, long all, LongSupplier clock) {
        this.all = all;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.counted = done;
    }

    /**
     * Returns the estimated time left; to be called after each part.
     *
     * @param done the parts that are done now
     */
    public Duration after(long done) {
        long now = clock.getAsLong();
        Duration left = Duration.ofNanos(now - begun).multipliedBy(all - done).dividedBy(Math.max(1, done - counted));
        if (!warm) {
            warm = true;
            begun = now;
            counted = done;
        }
        return left;
    }
}
