package bowman.train;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Prepares batches in advance, in a thread of its own, so that training need not wait for them. */
final class BatchQueue implements AutoCloseable {

    private final BlockingQueue<Batch> free = new LinkedBlockingQueue<>();
    private final BlockingQueue<Made> made = new LinkedBlockingQueue<>();
    private final Thread maker;

    /** The outcome of filling a batch. */
    private sealed interface Made {

        record Filled(Batch batch) implements Made {
        }

        record Failed(Throwable failure) implements Made {
        }
    }

    /**
     * Starts to fill batches.
     *
     * @param from the first step
     * @param until the step after the last
     * @param batches the batches to fill in turn: one is in use while the others are filled
     */
    BatchQueue(BatchSource source, long from, long until, Batch... batches) {
        free.addAll(List.of(batches));
        maker = Thread.ofPlatform().daemon().name("bowman-batches").start(() -> make(source, from, until));
    }

    private void make(BatchSource source, long from, long until) {
        try {
            for (long step = from; step < until; step++) {
                Batch batch = free.take();
                source.fill(step, batch);
                made.add(new Made.Filled(batch));
            }
        } catch (Throwable failure) {
            made.add(new Made.Failed(failure));
        }
    }

    /**
     * Returns the batch of the next step, waiting until it is filled; it is to be returned with {@link #release}.
     *
     * @throws IOException or RuntimeException or Error that the source threw
     * @throws InterruptedException if this thread is interrupted, or the source's was
     */
    Batch take() throws IOException, InterruptedException {
        return switch (made.take()) {
            case Made.Filled(Batch batch) -> batch;
            case Made.Failed(IOException failure) -> throw failure;
            case Made.Failed(InterruptedException failure) -> throw failure;
            case Made.Failed(RuntimeException failure) -> throw failure;
            case Made.Failed(Error failure) -> throw failure;
            case Made.Failed(Throwable failure) -> throw new IllegalStateException(failure);
        };
    }

    /** Returns a batch to the queue, to be refilled. */
    void release(Batch batch) {
        free.add(batch);
    }

    /** Ends the thread. */
    @Override
    public void close() {
        maker.interrupt();
        boolean interrupted = false;
        while (maker.isAlive()) {
            try {
                maker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
