package bowman.cli;

import bowman.train.Trainer;
import java.util.concurrent.CountDownLatch;

/** Lets a training end with a checkpoint when the process is told to end, by Ctrl-C for example. */
final class OrderlyStop implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** From here until the close, the end of the process waits for the training's end. */
    OrderlyStop(Trainer trainer) {
        hook = new Thread(() -> {
            trainer.stop();
            try {
                ended.await();
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
