package bowman.train;

import java.io.IOException;

/**
 * What training sees, step by step. The batch of a step depends on the step alone (and on a seed that the source has),
 * not on what was asked for before: a training that is resumed sees what it would have seen.
 */
@FunctionalInterface
public interface BatchSource {

    /**
     * Fills all images and targets of a batch; called by one thread at a time.
     *
     * @param step counted from 0
     * @throws IOException if the data cannot be read
     * @throws InterruptedException if the thread is interrupted: the batch is not wanted any more
     */
    void fill(long step, Batch batch) throws IOException, InterruptedException;
}
