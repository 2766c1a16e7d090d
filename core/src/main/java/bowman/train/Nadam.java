package bowman.train;

import bowman.graph.Shape;
import bowman.graph.UpdateOp;

/**
 * NAdam: Adam with Nesterov's momentum (Dozat, 2016), in PyTorch's form. The graph updates each weight ({@link
 * UpdateOp.Nadam}); this record computes the coefficients that change from step to step.
 *
 * @param beta1 the decay of the mean of gradients
 * @param beta2 the decay of the mean of squared gradients
 * @param epsilon added to the root of the latter
 * @param momentumDecay how fast the momentum rises from half of beta1 to beta1
 */
public record Nadam(double beta1, double beta2, double epsilon, double momentumDecay) {

    /** PyTorch's defaults. */
    public static final Nadam DEFAULT = new Nadam(0.9, 0.999, 1e-8, 0.004);

    /** The shape of the coefficients. */
    static final Shape COEFFICIENTS = Shape.of(3);

    /**
     * The state kept from step to step in addition to the moments.
     *
     * @param steps the number of steps made
     * @param momentumProduct the product of the momenta of all steps, a float as in PyTorch: results differ if it is a
     *     double
     */
    public record State(long steps, float momentumProduct) {

        /** Before the first step. */
        public static final State INITIAL = new State(0, 1);
    }

    /** The state after one more step. */
    State next(State state) {
        long step = state.steps + 1;
        return new State(step, state.momentumProduct * (float) momentum(step));
    }

    /**
     * Returns the coefficients of the step that led to the given state: the correction of the second moment and the
     * weights of the gradient and of the first moment, the operand c of {@link UpdateOp.Nadam}.
     */
    float[] coefficients(State state, double learningRate) {
        long step = state.steps;
        double product = state.momentumProduct;
        double following = momentum(step + 1);
        return new float[] {(float) (1 - Math.pow(beta2, step)),
            (float) (learningRate * (1 - momentum(step)) / (1 - product)),
            (float) (learningRate * following / (1 - product * following))};
    }

    UpdateOp.Nadam operation() {
        return new UpdateOp.Nadam(beta1, beta2, epsilon);
    }

    private double momentum(long step) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, step * momentumDecay));
    }
}
