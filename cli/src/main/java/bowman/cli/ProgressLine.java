package bowman.cli;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows the progress of long work: on a terminal one line that is overwritten, otherwise a line every ten seconds.
 */
final class ProgressLine {

    private static final long TERMINAL_INTERVAL = 200_000_000L;
    private static final long LOG_INTERVAL = 10_000_000_000L;

    private final PrintWriter err;
    private final String what;
    private final boolean terminal;
    private final long interval;
    private long shown = System.nanoTime();
    private int width;

    /** @param what the kind of work, such as {@code training} */
    ProgressLine(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.interval = terminal ? TERMINAL_INTERVAL : LOG_INTERVAL;
    }

    /**
     * Shows the progress unless it was shown a moment ago; the end is always shown.
     *
     * @param detail further information, may be empty
     */
    void show(long done, long all, String detail, Duration left) {
        long now = System.nanoTime();
        if (now - shown < interval && done < all) {
            return;
        }
        shown = now;
        String line = "%s %d/%d%s%s".formatted(what, done, all, detail.isEmpty() ? "" : ", " + detail,
                done < all ? ", " + text(left) + " left" : "");
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
            if (done == all) {
                err.println();
            }
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** A time as minutes and seconds, or hours, minutes and seconds. */
    static String text(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        return seconds < 3600 ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
