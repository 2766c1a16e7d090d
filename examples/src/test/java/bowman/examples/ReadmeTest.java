package bowman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.ImageFormat;
import bowman.io.mask.MaskInstances;
import bowman.io.mask.MaskReader;
import bowman.io.synthetic.SyntheticKidney;
import bowman.metrics.InstanceFinder;
import bowman.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of embedding in the README is one that compiles and runs. */
class ReadmeTest {

    private static final Path PROJECT = Path.of("..");
    private static final String BEGIN = "```java\n";
    private static final String END = "```\n";

    @TempDir
    private Path folder;

    @Test
    void theReadmeShowsTheExampleThatIsCompiled() throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        String shown = readme.substring(readme.indexOf(BEGIN) + BEGIN.length());
        String compiled = Files.readString(Path.of("src/test/java/bowman/examples/Example.java"));
        assertThat(compiled).isEqualTo("package bowman.examples;\n\n" + shown.substring(0, shown.indexOf(END)));
    }

    @Test
    void theExampleCountsTheGlomeruliOfTheMaskThatItWrites() throws IOException {
        Path model = UntrainedModel.write(folder.resolve("model.safetensors"), ModelCard.UNKNOWN);
        Path image = folder.resolve("section.png");
        Path mask = folder.resolve("mask.png");
        ImageFormat.PNG.write(image, new SyntheticKidney(300, 260, 1).draw().image());
        int count = Example.countGlomeruli(model, image, mask);
        try (MaskReader written = MaskReader.open(mask)) {
            assertThat(written.width()).isEqualTo(300);
            assertThat(MaskInstances.find(written, InstanceFinder.Settings.DEFAULT)).hasSize(count);
        }
    }
}
