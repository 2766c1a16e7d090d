package bowman.nn;

import bowman.graph.Value;

/** The purpose for which a network is built. */
public sealed interface Mode {

    /** Prediction: nothing is dropped, batch norms use their running statistics. */
    record Inference() implements Mode {
    }

    /**
     * Training: dropout and drop path draw from a key, batch norms use the batch's statistics.
     *
     * @param key an input of shape {@link bowman.graph.RandomOp#KEY}
     */
    record Training(Value key) implements Mode {
    }
}
