package bowman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.synthetic.SyntheticKidney;
import bowman.metrics.PixelCounts;
import bowman.runtime.Backends;
import bowman.train.TrainingResult;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnNetworkTest {

    private static final SyntheticKidney.Section OTHER = new SyntheticKidney(512, 512, 22).draw();

    @TempDir
    private Path folder;

    @Test
    void whatWasTrainedFindsTheGlomeruliOfAnotherSection() throws IOException {
        OwnNetwork example = new OwnNetwork(new SmallUnet(8), 150, Backends.best());
        TrainingResult result = example.train(new SyntheticKidney(512, 384, 2).draw(), folder, progress -> { });
        assertThat(result.history().recentLoss(20)).as("the loss at the end beside that of the first step")
                .isLessThan(0.6 * result.history().loss(0));

        Path model = folder.resolve("unet.safetensors");
        example.write(model, result.weights());
        StateDict read = StateDict.load(model);
        assertThat(read.names()).as("names of the weights").containsExactlyElementsOf(result.weights().names());
        assertThat(example.dice(model, OTHER)).as("Dice, which is %.2f if all is taken for glomeruli", chance())
                .isGreaterThan(Math.max(0.5, 3 * chance()));
    }

    private static double chance() {
        long positive = 0;
        for (byte pixel : OTHER.glomeruli().pixels()) {
            positive += pixel == 0 ? 0 : 1;
        }
        return new PixelCounts(positive, OTHER.glomeruli().pixels().length - positive, 0).dice();
    }
}
