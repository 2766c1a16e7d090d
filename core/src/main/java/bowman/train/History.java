package bowman.train;

import java.util.stream.IntStream;

/** The loss of every step of a training so far. Immutable. */
public final class History {

    private final float[] losses;

    /** @param losses of all steps from 0 on */
    public History(float... losses) {
        this.losses = losses.clone();
    }

    /** The number of steps. */
    public int steps() {
        return losses.length;
    }

    /** The loss of a step, counted from 0, before its update. */
    public float loss(int step) {
        return losses[step];
    }

    /** All losses in order. */
    public float[] losses() {
        return losses.clone();
    }

    /**
     * The mean loss of the last steps, fewer where there are fewer.
     *
     * @throws IllegalStateException if there was no step yet
     */
    public double recentLoss(int steps) {
        return IntStream.range(Math.max(0, losses.length - steps), losses.length).mapToDouble(step -> losses[step])
                .average().orElseThrow(() -> new IllegalStateException("there was no step yet"));
    }
}
