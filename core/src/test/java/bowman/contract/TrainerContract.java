package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.runtime.Backend;
import bowman.runtime.Workers;
import bowman.train.LearningRateSchedule;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.Trainer;
import bowman.train.TrainingGraph;
import bowman.train.TrainingResult;
import bowman.train.TrainingResult.End;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a backend a small network learns, and a training that was stopped and resumed equals one that was not. */
public abstract class TrainerContract {

    private static final int STEPS = 24;
    private static final TinyTask TASK = new TinyTask();
    private static final TrainingGraph TRAINING = TrainingGraph.of(TASK, TinyTask.IMAGE,
            Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT);

    @TempDir
    private Path folder;

    /** The backend under test. */
    protected abstract Backend backend();

    @Test
    public void aTrainingThatWasStoppedAndResumedEqualsOneThatWasNot() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Path parts = folder.resolve("parts.safetensors");
        trainer(whole).train(initial(), TASK, progress -> { });
        TrainingResult stopped = trainUntil(parts, 7);
        assertThat(stopped.end()).as("end of the training that is stopped after 7 steps").isEqualTo(End.STOPPED);
        assertThat(stopped.history().steps()).isEqualTo(7);
        assertThat(trainer(parts).resume(TASK, progress -> { }).end()).isEqualTo(End.FINISHED);
        assertThat(Files.readAllBytes(parts)).as("the checkpoint of the resumed training, weights, running statistics,"
                + " moments, losses and all, beside that of the uninterrupted one")
                .isEqualTo(Files.readAllBytes(whole));
    }

    @Test
    public void theLossFalls() throws IOException {
        TrainingResult result = trainer(folder.resolve("w.safetensors")).train(initial(), TASK, progress -> { });
        assertThat(result.history().recentLoss(6)).as("mean of the last 6 of 24 losses, the first being "
                + result.history().loss(0)).isLessThan(0.7 * result.history().loss(0));
    }

    private TrainingResult trainUntil(Path checkpoint, long step) throws IOException {
        Trainer trainer = trainer(checkpoint);
        return trainer.train(initial(), TASK, progress -> {
            if (progress.step() == step) {
                trainer.stop();
            }
        });
    }

    private Trainer trainer(Path checkpoint) {
        return new Trainer(TRAINING, backend(), Workers.shared(), new Trainer.Settings("tiny", "", STEPS, 5,
                new LearningRateSchedule.CosineWarmRestarts(0.1, 16), checkpoint, 10));
    }

    private static StateDict initial() {
        return StateDict.initial(TRAINING.graph(), 5);
    }
}
