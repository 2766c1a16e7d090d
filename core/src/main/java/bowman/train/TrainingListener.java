package bowman.train;

import java.time.Duration;

/** Hears of every step of a training, in the thread that trains. */
@FunctionalInterface
public interface TrainingListener {

    void onStep(Progress progress);

    /**
     * How far a training is.
     *
     * @param step the steps made, those before a resume included
     * @param steps the steps to make in all
     * @param loss of the last step, before its update
     * @param learningRate of the last step
     * @param left the estimated time until the end
     */
    record Progress(long step, long steps, float loss, double learningRate, Duration left) {
    }
}
