package bowman.train;

import bowman.weights.StateDict;

/**
 * Where a training ended.
 *
 * @param end why
 * @param weights weights and running statistics then
 * @param history the loss of every step, those before a resume included
 */
public record TrainingResult(End end, StateDict weights, History history) {

    /** Why a training ended. */
    public enum End {
        /** All steps were made. */
        FINISHED,
        /** It was stopped; its checkpoint can be resumed. */
        STOPPED
    }
}
