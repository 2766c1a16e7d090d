package bowman.train;

import java.util.stream.IntStream;

/** The loss of every step of a training so far. Immutable. */
public final class History {

    private final float[] losses;

    /**
     * Creates a history of the given losses.
     *
     * @param losses the loss of each step, from step 0 on
     */
    public History(float... losses) {
        this.losses = losses.clone();
    }

    /** Returns the number of steps. */
    public int steps() {
        return losses.length;
    }

    /** Returns the loss of a step, counted from 0, before its update. */
    public float loss(int step) {
        return losses[step];
    }

    /** Returns all losses in order. */
    public float[] losses() {
        return losses.clone();
    }

    /**
     * Returns the mean loss of the last {@code steps} steps, or of all if there are fewer.
     *
     * @throws IllegalStateException if no step was made yet
     */
    public double recentLoss(int steps) {
        return IntStream.range(Math.max(0, losses.length - steps), losses.length).mapToDouble(step -> losses[step])
                .average().orElseThrow(() -> new IllegalStateException("there was no step yet"));
    }
}
