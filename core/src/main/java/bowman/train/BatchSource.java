package bowman.train;

import java.io.IOException;

/**
 * The training data, step by step. The batch of a step depends on the step alone (and on the source's seed), not on
 * earlier calls, so that a resumed training sees the batches of an uninterrupted one.
 */
@FunctionalInterface
public interface BatchSource {

    /**
     * Fills all images and targets of a batch; called by one thread at a time.
     *
     * @param step counted from 0
     * @throws IOException if the data cannot be read
     * @throws InterruptedException if the thread is interrupted, which means that the batch is no longer needed
     */
    void fill(long step, Batch batch) throws IOException, InterruptedException;
}
