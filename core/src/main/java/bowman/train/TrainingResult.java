package bowman.train;

import bowman.weights.StateDict;

/**
 * The result of a training.
 *
 * @param end the reason why it ended
 * @param weights weights and running statistics at the end
 * @param history the loss of every step, those before a resume included
 */
public record TrainingResult(End end, StateDict weights, History history) {

    /** The reason why a training ended. */
    public enum End {
        /** All steps were made. */
        FINISHED,
        /** It was stopped; its checkpoint can be resumed. */
        STOPPED
    }
}
