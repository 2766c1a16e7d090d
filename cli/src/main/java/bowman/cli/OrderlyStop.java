package bowman.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets long work end so that it can go on later when the process is told to end, by Ctrl-C for example. */
final class OrderlyStop implements AutoCloseable {

    /** That of a process that Ctrl-C ended. */
    static final int EXIT_CODE = 130;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * From here until the close, the end of the process waits, for a while, for the work's end.
     *
     * @param stop asks the work to end
     * @param part after which it does, such as {@code step}
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
            // The process is ending, and the hook is what let it wait until here.
            return;
        }
    }
}
