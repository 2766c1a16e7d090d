package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.contract.TinyTask;
import bowman.reference.FloatVariables;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.train.LearningRateSchedule.Constant;
import bowman.train.TrainingListener.Progress;
import bowman.train.TrainingResult.End;
import bowman.weights.Safetensors;
import bowman.weights.SafetensorsException;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final TinyTask TASK = new TinyTask();
    private static final TrainingGraph TRAINING = TrainingGraph.of(TASK, TinyTask.IMAGE,
            Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT);
    private static final TrainingListener SILENT = progress -> { };

    @TempDir
    private Path folder;

    private Path checkpoint;

    @BeforeEach
    void nameTheCheckpoint() {
        checkpoint = folder.resolve("c.safetensors");
    }

    @Test
    void progressTellsStepLossRateAndTimeLeft() throws IOException {
        List<Progress> heard = new ArrayList<>();
        TrainingResult result = trainer(3, 5).train(initial(), TASK, heard::add);
        assertThat(heard).extracting(Progress::step).containsExactly(1L, 2L, 3L);
        assertThat(heard).extracting(Progress::steps).containsOnly(3L);
        assertThat(heard).extracting(Progress::learningRate).containsOnly(0.01);
        assertThat(heard).extracting(Progress::loss).as("losses, as in the history")
                .containsExactly(result.history().loss(0), result.history().loss(1), result.history().loss(2));
        assertThat(heard.getLast().left()).as("time left at the end").isEqualTo(Duration.ZERO);
    }

    @Test
    void theLastCheckpointHoldsTheWeightsOfTheResult() throws IOException {
        TrainingResult result = trainer(3, 2).train(initial(), TASK, SILENT);
        StateDict loaded = StateDict.load(checkpoint);
        assertThat(loaded.names()).as("names without moments and losses").isEqualTo(result.weights().names());
        for (String name : loaded.names()) {
            assertThat(loaded.get(name).data()).as(name).isEqualTo(result.weights().get(name).data());
        }
    }

    @Test
    void aLossThatIsNotANumberEndsTheTrainingAndKeepsTheLastCheckpoint() throws IOException {
        trainer(4, 2).train(initial(), TASK, SILENT);
        byte[] afterFour = Files.readAllBytes(checkpoint);
        Files.delete(checkpoint);
        assertThatThrownBy(() -> trainer(9, 2).train(initial(), poisonedFrom(5), SILENT))
                .isInstanceOf(TrainingException.class)
                .hasMessage("the training diverged: the loss is NaN at step 6 with the learning rate 0.01; the"
                        + " checkpoint of step 4 at " + checkpoint + " is kept;"
                        + " train again with a lower learning rate");
        assertThat(Files.readAllBytes(checkpoint)).as("the checkpoint of step 4").isEqualTo(afterFour);
    }

    @Test
    void aLossThatIsNotANumberBeforeTheFirstCheckpointSaysSo() {
        assertThatThrownBy(() -> trainer(9, 5).train(initial(), poisonedFrom(0), SILENT))
                .isInstanceOf(TrainingException.class).hasMessageContaining("no checkpoint was written yet");
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void weightsThatOverflowedAreNotSaved() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(initial().tensors());
        Tensor unused = tensors.get("norm.running_mean");
        float[] infinite = unused.data().clone();
        Arrays.fill(infinite, Float.POSITIVE_INFINITY);
        tensors.put("norm.running_mean", new Tensor(unused.shape(), infinite));
        assertThatThrownBy(() -> trainer(9, 2).train(StateDict.of(tensors), TASK, SILENT))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("norm.running_mean holds Infinity at step 2");
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void anInterruptEndsTheTrainingWithACheckpoint() throws IOException {
        TrainingResult result = trainer(9, 5).train(initial(), TASK, progress -> {
            if (progress.step() == 3) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).as("the thread's interrupt, handed on").isTrue();
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(Checkpoint.read(checkpoint).step()).as("step of the checkpoint").isEqualTo(3);
    }

    @Test
    void whatABatchSourceThrowsReachesTheCaller() {
        IOException failure = new IOException("patch.png: cannot be read");
        assertThatThrownBy(() -> trainer(9, 5).train(initial(), (step, batch) -> {
            throw failure;
        }, SILENT)).isSameAs(failure);
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        assertThatThrownBy(() -> trainer(9, 5).train(StateDict.of(Map.of()), TASK, SILENT))
                .isInstanceOf(WeightsException.class).hasMessageContaining("keys are missing (first.weight,");
    }

    @Test
    void aTrainingIsResumedWithItsOwnSeedOnly() throws IOException {
        trainer(2, 5).train(initial(), TASK, SILENT);
        assertThatThrownBy(() -> trainer("tiny", "red", 4, 99).resume(TASK, SILENT))
                .isInstanceOf(TrainingException.class)
                .hasMessage(checkpoint + ": the training to resume has the seed 5, not 99; resume it with that");
    }

    @Test
    void aTrainingIsResumedWithItsOwnArchitectureOnly() throws IOException {
        trainer(2, 5).train(initial(), TASK, SILENT);
        assertThatThrownBy(() -> trainer("huge", "red", 4, 5).resume(TASK, SILENT))
                .isInstanceOf(TrainingException.class)
                .hasMessage(checkpoint + ": the training to resume has the architecture tiny, not huge;"
                        + " resume it with that");
    }

    @Test
    void aTrainingIsResumedWithItsOwnRecipeOnly() throws IOException {
        trainer(2, 5).train(initial(), TASK, SILENT);
        assertThatThrownBy(() -> trainer("tiny", "green", 4, 5).resume(TASK, SILENT))
                .isInstanceOf(TrainingException.class).hasMessage(checkpoint
                        + ": the training to resume has the recipe red, not green; resume it with that");
    }

    @Test
    void aTrainingThatIsLongerAlreadyIsNotResumed() throws IOException {
        trainer(4, 5).train(initial(), TASK, SILENT);
        assertThatThrownBy(() -> trainer(3, 5).resume(TASK, SILENT)).isInstanceOf(TrainingException.class)
                .hasMessage(checkpoint + ": 4 steps were made already, but 3 are asked for; ask for more");
    }

    @Test
    void aFinishedTrainingCanBeResumedWithMoreSteps() throws IOException {
        trainer(4, 5).train(initial(), TASK, SILENT);
        TrainingResult result = trainer(6, 5).resume(TASK, SILENT);
        assertThat(result.end()).isEqualTo(End.FINISHED);
        assertThat(result.history().steps()).isEqualTo(6);
    }

    @Test
    void weightsAloneAreNotResumed() throws IOException {
        Safetensors.write(checkpoint, initial().tensors(), Map.of());
        assertThatThrownBy(() -> trainer(4, 5).resume(TASK, SILENT)).isInstanceOf(TrainingException.class)
                .hasMessage(checkpoint + ": this is not a checkpoint of a training, its metadata have no step;"
                        + " start a new training from these weights");
    }

    @Test
    void aCheckpointThatIsNotThereIsReported() {
        assertThatThrownBy(() -> trainer(4, 5).resume(TASK, SILENT)).isInstanceOf(SafetensorsException.class)
                .hasMessage(checkpoint + ": there is no such file; check the path");
    }

    private Trainer trainer(long steps, long interval) {
        return new Trainer(TRAINING, new FloatVariables(), Workers.shared(),
                new Trainer.Settings("tiny", "red", steps, 5, new Constant(0.01), checkpoint, interval));
    }

    private Trainer trainer(String architecture, String recipe, long steps, long seed) {
        return new Trainer(TRAINING, new FloatVariables(), Workers.shared(),
                new Trainer.Settings(architecture, recipe, steps, seed, new Constant(0.01), checkpoint, 5));
    }

    private static StateDict initial() {
        return StateDict.initial(TRAINING.graph(), 5);
    }

    private static BatchSource poisonedFrom(long first) {
        return (step, batch) -> {
            TASK.fill(step, batch);
            if (step >= first) {
                batch.images().data()[0] = Float.NaN;
            }
        };
    }
}
