package bowman.train;

/** The learning rate of each optimizer step. */
public sealed interface LearningRateSchedule {

    /** Returns the learning rate at a step, counted from 0. */
    double rate(long step);

    /** The same rate at every step. */
    record Constant(double rate) implements LearningRateSchedule {

        /**
         * Checks the rate.
         *
         * @throws IllegalArgumentException if the rate is not positive and finite
         */
        public Constant {
            checkRate(rate);
        }

        @Override
        public double rate(long step) {
            return rate;
        }
    }

    /**
     * Half a cosine from a rate towards 0, repeated (SGDR, Loshchilov and Hutter, 2017; PyTorch's {@code
     * CosineAnnealingWarmRestarts} with {@code T_0 = period}).
     *
     * @param initial the rate at the beginning of each period
     * @param period the steps between restarts
     */
    record CosineWarmRestarts(double initial, long period) implements LearningRateSchedule {

        /**
         * Checks the rate and the period.
         *
         * @throws IllegalArgumentException if the rate is not positive and finite, or the period is below 1
         */
        public CosineWarmRestarts {
            checkRate(initial);
            checkSteps(period);
        }

        @Override
        public double rate(long step) {
            return halfCosine(initial, step % period, period);
        }
    }

    /**
     * Half a cosine from a rate to 0 (PyTorch's {@code CosineAnnealingLR} with {@code T_max = steps}).
     *
     * @param initial the rate at step 0
     * @param steps the step from which on the rate is 0
     */
    record Cosine(double initial, long steps) implements LearningRateSchedule {

        /**
         * Checks the rate and the steps.
         *
         * @throws IllegalArgumentException if the rate is not positive and finite, or there is no step
         */
        public Cosine {
            checkRate(initial);
            checkSteps(steps);
        }

        @Override
        public double rate(long step) {
            return step >= steps ? 0 : halfCosine(initial, step, steps);
        }
    }

    private static double halfCosine(double initial, long step, long steps) {
        return initial * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }

    private static void checkRate(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the learning rate must be positive and finite, got " + rate);
        }
    }

    private static void checkSteps(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule needs at least 1 step, got " + steps);
        }
    }
}
