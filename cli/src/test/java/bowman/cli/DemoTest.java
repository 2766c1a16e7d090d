package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.GrayImage;
import bowman.io.synthetic.SyntheticKidney.Section;
import bowman.metrics.SegmentationScore;
import bowman.model.TrainedNetwork;
import bowman.runtime.Backends;
import bowman.runtime.Workers;
import bowman.segment.Segmentation;
import bowman.train.TrainingListener.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with less than half of the demo's steps, on half of its section. It is not as good as the demo, but it has
 * learned: the loss has fallen, and the Dice of the half that it did not see is well above that of painting everything.
 */
class DemoTest {

    private static final int STEPS = 300;
    private static final int SOME = 50;

    @TempDir
    private Path folder;

    @Test
    void aShortTrainingLearnsWhatGlomeruliLookLike() throws IOException {
        Demo demo = new Demo(1024, 704, 3, STEPS, folder, Backends.best(), Workers.shared());
        Section section = demo.draw();
        List<Progress> steps = new ArrayList<>();
        TrainedNetwork trained = demo.train(section, steps::add);
        Segmentation found = demo.segment(section, trained, progress -> { });
        demo.write(section, found);
        assertThat(meanLoss(steps.subList(STEPS - SOME, STEPS))).as("mean loss of the last steps, of the first ones")
                .isLessThan(0.75 * meanLoss(steps.subList(0, SOME)));
        SegmentationScore score = demo.score(section, found);
        assertThat(score.pixels().dice()).as("Dice of the right half").isGreaterThan(
                3 * diceOfEverything(section.glomeruli().region(demo.right())));
        assertThat(folder).isDirectoryContaining("glob:**section.png").isDirectoryContaining("glob:**truth.png")
                .isDirectoryContaining("glob:**mask.png").isDirectoryContaining("glob:**probability.png")
                .isDirectoryContaining("glob:**overlay.png").isDirectoryContaining("glob:**model.safetensors");
    }

    private static double meanLoss(List<Progress> steps) {
        return steps.stream().mapToDouble(Progress::loss).average().orElseThrow();
    }

    private static double diceOfEverything(GrayImage truth) {
        int positive = 0;
        for (byte level : truth.pixels()) {
            positive += level == 0 ? 0 : 1;
        }
        return 2.0 * positive / (positive + truth.pixels().length);
    }
}
