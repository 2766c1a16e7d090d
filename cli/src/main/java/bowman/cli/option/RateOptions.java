package bowman.cli.option;

import bowman.train.LearningRateSchedule;
import bowman.train.LearningRateSchedule.Constant;
import bowman.train.LearningRateSchedule.Cosine;
import bowman.train.LearningRateSchedule.CosineWarmRestarts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The learning rate and how it changes. */
public final class RateOptions {

    @Option(names = "--learning-rate", paramLabel = "RATE", defaultValue = "0.001", description = "NAdam's.")
    private double learningRate;

    @ArgGroup
    private Change change = new Change();

    /** How the learning rate changes; it is constant unless told. */
    private static final class Change {

        @Option(names = "--decay",
                description = "Lower the rate to 0 by half a cosine over all steps; else it is constant.")
        private boolean decay;

        @Option(names = "--restarts", paramLabel = "STEPS",
                description = "Lower the rate by half a cosine in so many steps, again and again.")
        private Long restarts;
    }

    /**
     * @param steps of the training
     * @throws IllegalArgumentException if there is no such schedule
     */
    public LearningRateSchedule schedule(long steps) {
        try {
            if (change.restarts != null) {
                return new CosineWarmRestarts(learningRate, change.restarts);
            }
            return change.decay ? new Cosine(learningRate, steps) : new Constant(learningRate);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--learning-rate, --restarts)", e);
        }
    }
}
