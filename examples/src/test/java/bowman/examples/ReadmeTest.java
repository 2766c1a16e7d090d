package bowman.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.mask.MaskFile;
import bowman.io.synthetic.SyntheticKidney;
import bowman.metrics.Components;
import bowman.metrics.Connectivity;
import bowman.model.Architecture;
import bowman.model.TrainedNetwork;
import bowman.nn.Mode;
import bowman.weights.StateDict;
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
        String compiled = Files.readString(Path.of("src/test/java/bowman/embedding/Example.java"));
        assertThat(compiled).isEqualTo("package bowman.embedding;\n\n" + shown.substring(0, shown.indexOf(END)));
    }

    @Test
    void theExampleCountsTheGlomeruliOfTheMaskThatItWrites() throws IOException {
        Path model = folder.resolve("model.safetensors");
        Path image = folder.resolve("section.png");
        Path mask = folder.resolve("mask.png");
        Architecture architecture = Architecture.named("fpn/mit_b0");
        GraphBuilder builder = new GraphBuilder();
        architecture.logits(builder, builder.input("input", Shape.map(1, 32, 32, 3)), new Mode.Inference());
        new TrainedNetwork(architecture, StateDict.initial(builder.build(), 1)).write(model);
        ImageFormat.PNG.write(image, new SyntheticKidney(300, 260, 1).draw().image());
        int count = Example.countGlomeruli(model, image, mask);
        GrayImage written = MaskFile.read(mask);
        assertThat(written.width()).isEqualTo(300);
        Components components = new Components(written.width(), Connectivity.EIGHT);
        for (int y = 0; y < written.height(); y++) {
            components.addRow(written.pixels(), y * written.width());
        }
        assertThat(components.found()).hasSize(count);
    }
}
