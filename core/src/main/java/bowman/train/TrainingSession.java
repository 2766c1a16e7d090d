package bowman.train;

import bowman.progress.TimeLeft;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.runtime.Tensor;
import bowman.train.Trainer.Settings;
import bowman.train.TrainingListener.Progress;
import bowman.train.TrainingResult.End;
import bowman.weights.StateDict;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One run of a training, from a start or a checkpoint until its end. */
final class TrainingSession {

    private static final long NEVER = -1;

    private final TrainingGraph training;
    private final Settings settings;
    private final Executable executable;
    private final BatchQueue queue;
    private final BooleanSupplier stopRequested;
    private final float[] losses;
    private final TimeLeft timeLeft;
    private Nadam.State state;
    private long saved;

    /** @param saved true if the start is in the checkpoint's file already */
    TrainingSession(TrainingGraph training, Settings settings, Executable executable, BatchQueue queue,
            BooleanSupplier stopRequested, Checkpoint start, boolean saved) {
        this.training = training;
        this.settings = settings;
        this.executable = executable;
        this.queue = queue;
        this.stopRequested = stopRequested;
        this.losses = Arrays.copyOf(start.history().losses(), (int) settings.steps());
        this.timeLeft = new TimeLeft(start.step(), settings.steps());
        this.state = start.optimizer();
        this.saved = saved ? start.step() : NEVER;
        start.weights().writeTo(executable);
        start.moments().forEach(executable::write);
    }

    TrainingResult run(TrainingListener listener) throws IOException {
        while (state.steps() < settings.steps()) {
            if (stopRequested.getAsBoolean()) {
                return end(End.STOPPED);
            }
            try {
                Batch batch = queue.take();
                listener.onStep(step(batch));
                queue.release(batch);
            } catch (InterruptedException e) {
                TrainingResult result = end(End.STOPPED);
                Thread.currentThread().interrupt();
                return result;
            }
            if (state.steps() % settings.interval() == 0) {
                save();
            }
        }
        return end(End.FINISHED);
    }

    private Progress step(Batch batch) {
        long index = state.steps();
        double rate = settings.schedule().rate(index);
        Nadam.State next = training.optimizer().next(state);
        executable.write(TrainingGraph.IMAGE, batch.images());
        executable.write(TrainingGraph.TARGET, batch.targets());
        executable.write(TrainingGraph.KEY, RandomKey.of(settings.seed(), index).words());
        executable.write(TrainingGraph.COEFFICIENTS, training.optimizer().coefficients(next, rate));
        executable.run();
        float loss = executable.read(TrainingGraph.LOSS).data()[0];
        if (!Float.isFinite(loss)) {
            throw diverged("the loss is " + loss, next.steps());
        }
        losses[(int) index] = loss;
        state = next;
        return new Progress(next.steps(), settings.steps(), loss, rate,
                timeLeft.after(next.steps()));
    }

    private TrainingResult end(End end) throws IOException {
        save();
        return new TrainingResult(end, StateDict.read(executable), history());
    }

    private History history() {
        return new History(Arrays.copyOf(losses, (int) state.steps()));
    }

    private void save() throws IOException {
        if (saved == state.steps()) {
            return;
        }
        Map<String, Tensor> moments = new LinkedHashMap<>();
        training.moments().forEach(name -> moments.put(name, executable.read(name)));
        Checkpoint checkpoint = new Checkpoint(settings.architecture(), settings.recipe(), settings.seed(), state,
                StateDict.read(executable), moments, history());
        checkFinite(checkpoint.weights().tensors());
        checkFinite(moments);
        checkpoint.write(settings.checkpoint());
        saved = state.steps();
    }

    /** An update can overflow although the loss before it was finite; such weights must not replace good ones. */
    private void checkFinite(Map<String, Tensor> tensors) {
        tensors.forEach((name, tensor) -> {
            for (float number : tensor.data()) {
                if (!Float.isFinite(number)) {
                    throw diverged(name + " holds " + number, state.steps());
                }
            }
        });
    }

    private TrainingException diverged(String what, long step) {
        String kept = saved == NEVER ? "no checkpoint was written yet"
                : "the checkpoint of step " + saved + " at " + settings.checkpoint() + " is kept";
        return new TrainingException("the training diverged: %s at step %d with the learning rate %s; %s; train again"
                .formatted(what, step, settings.schedule().rate(step - 1), kept) + " with a lower learning rate");
    }
}
