package bowman.cli.option;

import bowman.train.LearningRateSchedule;
import bowman.train.LearningRateSchedule.Constant;
import bowman.train.LearningRateSchedule.Cosine;
import bowman.train.LearningRateSchedule.CosineWarmRestarts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The learning rate and its schedule. */
public final class RateOptions {

    @Option(names = "--learning-rate", paramLabel = "RATE", defaultValue = "0.001",
            description = "Learning rate of NAdam.")
    private double learningRate;

    @ArgGroup
    private Change change = new Change();

    /** Schedule of the learning rate, which is constant by default. */
    private static final class Change {

        @Option(names = "--decay",
                description = "Lower the learning rate to 0 over all steps by half a cosine; default: it is constant.")
        private boolean decay;

        @Option(names = "--restarts", paramLabel = "STEPS",
                description = "Lower the learning rate by half a cosine, with a restart after each STEPS steps.")
        private Long restarts;
    }

    /**
     * The schedule of the learning rate.
     *
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
