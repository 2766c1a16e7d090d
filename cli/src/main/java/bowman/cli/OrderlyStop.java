package bowman.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops long work in a resumable state when the process is terminated, such as by Ctrl-C. */
final class OrderlyStop implements AutoCloseable {

    /** The exit code of a process that was terminated by Ctrl-C: 128 + SIGINT. */
    static final int EXIT_CODE = 130;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Delays the termination of the process until this is closed, by five minutes at most.
     *
     * @param stop asks the work to stop
     * @param part the unit of work that is completed first, such as {@code step}
     */
    OrderlyStop(Runnable stop, String part, PrintWriter err) {
        hook = new Thread(() -> {
            err.println("stopping after this " + part + " ...");
            err.flush();
            stop.run();
            try {
                ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "bowman-orderly-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is terminating, and the hook has delayed it until here.
            return;
        }
    }
}
