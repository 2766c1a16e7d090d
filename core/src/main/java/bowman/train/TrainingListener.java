package bowman.train;

import java.time.Duration;

/** Notified of every step of a training, in the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

    /** Called after each step; the next step waits until it returns. */
    void onStep(Progress progress);

    /**
     * The progress of a training.
     *
     * @param step the number of steps made, those before a resume included
     * @param steps the number of steps in all
     * @param loss the loss of the last step, before its update
     * @param learningRate the learning rate of the last step
     * @param left the estimated time until the end
     */
    record Progress(long step, long steps, float loss, double learningRate, Duration left) {
    }
}
