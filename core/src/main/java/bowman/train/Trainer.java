package bowman.train;

import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Trains a network. The same settings, batches and weights give the same bits, also where the training was stopped and
 * resumed.
 *
 * <p>A checkpoint is written at regular intervals, at the end, and when the training is stopped: by {@link #stop()}
 * or by an interrupt of the thread that trains.
 */
public final class Trainer {

    /**
     * The settings of a training.
     *
     * @param architecture the network's name, for the checkpoint
     * @param recipe a description of everything else that the steps depend on, such as data, batches and learning
     *     rates; for the checkpoint
     * @param steps the number of steps in all
     * @param seed the seed of dropout and drop path
     * @param schedule the learning rates
     * @param checkpoint the file to which checkpoints are written
     * @param interval the number of steps between two checkpoints
     */
    public record Settings(String architecture, String recipe, long steps, long seed, LearningRateSchedule schedule,
            Path checkpoint, long interval) {

        /**
         * Checks the numbers of steps.
         *
         * @throws IllegalArgumentException if there is no step to make, or the interval is below 1
         */
        public Settings {
            if (steps < 1 || steps > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a training needs 1 to 2^31 - 1 steps, got " + steps);
            }
            if (interval < 1) {
                throw new IllegalArgumentException("the interval of checkpoints must be at least 1, got " + interval);
            }
        }
    }

    private final TrainingGraph training;
    private final Backend backend;
    private final Workers workers;
    private final Settings settings;
    private volatile boolean stopped;

    /**
     * Prepares a training; memory is allocated when it starts.
     *
     * @param training the graph of one training step
     * @param backend the backend that runs the graph
     * @param workers the threads that compute
     */
    public Trainer(TrainingGraph training, Backend backend, Workers workers, Settings settings) {
        this.training = training;
        this.backend = backend;
        this.workers = workers;
        this.settings = settings;
    }

    /** Ends the training after the current step, with a checkpoint; any thread may call this. */
    public void stop() {
        stopped = true;
    }

    /**
     * Trains from the given weights; those of a new network are {@link StateDict#initial}.
     *
     * @throws bowman.weights.WeightsException if they are not those of the network
     * @throws TrainingException if the loss or a weight is no longer finite
     * @throws IOException if a batch cannot be read or a checkpoint cannot be written
     */
    public TrainingResult train(StateDict weights, BatchSource batches, TrainingListener listener) throws IOException {
        return run(new Checkpoint(settings.architecture(), settings.recipe(), settings.seed(), Nadam.State.INITIAL,
                weights, Map.of(), new History()), false, batches, listener);
    }

    /**
     * Resumes from the checkpoint that the settings name.
     *
     * @throws TrainingException if the file is not a checkpoint of this training, or as in {@link #train}
     * @throws IOException if the checkpoint cannot be read, or as in {@link #train}
     */
    public TrainingResult resume(BatchSource batches, TrainingListener listener) throws IOException {
        Checkpoint checkpoint = Checkpoint.read(settings.checkpoint());
        check("architecture", checkpoint.architecture(), settings.architecture());
        check("recipe", checkpoint.recipe(), settings.recipe());
        check("seed", checkpoint.seed(), settings.seed());
        if (!checkpoint.moments().keySet().equals(Set.copyOf(training.moments()))) {
            throw new TrainingException(settings.checkpoint() + ": the optimizer's moments are not those of this"
                    + " network; resume with the architecture that was trained");
        }
        if (checkpoint.step() > settings.steps()) {
            throw new TrainingException("%s: %d steps were made already, but %d are asked for; ask for more".formatted(
                    settings.checkpoint(), checkpoint.step(), settings.steps()));
        }
        return run(checkpoint, true, batches, listener);
    }

    private void check(String what, Object saved, Object wanted) {
        if (!Objects.equals(saved, wanted)) {
            throw new TrainingException("%s: the training to resume has the %s %s, not %s; resume it with that"
                    .formatted(settings.checkpoint(), what, saved, wanted));
        }
    }

    private TrainingResult run(Checkpoint start, boolean saved, BatchSource batches, TrainingListener listener)
            throws IOException {
        try (Executable executable = backend.compile(training.graph(), workers);
                BatchQueue queue = new BatchQueue(batches, start.step(), settings.steps(), Batch.of(training),
                        Batch.of(training))) {
            return new TrainingSession(training, settings, executable, queue, () -> stopped, start, saved)
                    .run(listener);
        }
    }
}
