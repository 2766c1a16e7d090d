package bowman.contract.golden;

/**
 * The numbers of NAdam that change from step to step, with PyTorch's defaults: the correction of the second moment and
 * the weights of the gradient and of the first moment.
 */
public final class NadamCoefficients {

    private int step;
    private double product = 1;

    /** The coefficients of the next step. */
    public float[] next(double learningRate) {
        step++;
        product *= momentum(step);
        double following = momentum(step + 1);
        return new float[] {(float) (1 - Math.pow(0.999, step)),
            (float) (learningRate * (1 - momentum(step)) / (1 - product)),
            (float) (learningRate * following / (1 - product * following))};
    }

    /** The momentum of step t, from 1, with PyTorch's decay of 0.004. */
    private static double momentum(int t) {
        return 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004 * t));
    }
}
