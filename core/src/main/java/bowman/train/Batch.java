package bowman.train;

import bowman.graph.Shape;
import bowman.runtime.Tensor;

/**
 * Images and their targets. The arrays are refilled for each step.
 *
 * @param images (n, h, w, 3)
 * @param targets (n, h, w, 1)
 */
public record Batch(Tensor images, Tensor targets) {

    /** Returns a batch of zeros for a training graph. */
    static Batch of(TrainingGraph training) {
        return new Batch(Tensor.zeros(shape(training, TrainingGraph.IMAGE)),
                Tensor.zeros(shape(training, TrainingGraph.TARGET)));
    }

    private static Shape shape(TrainingGraph training, String input) {
        return training.graph().inputs().get(input).shape();
    }
}
