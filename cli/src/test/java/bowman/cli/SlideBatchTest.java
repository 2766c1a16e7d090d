package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.io.export.Environment;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.slide.SlideSettings;
import bowman.runtime.Backends;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.segment.Continuation;
import bowman.segment.ResultSettings;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideSegmenter;
import bowman.weights.StateDict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** An unexpected failure in a batch, and the other slides. */
class SlideBatchTest {

    private static final SegmentationSettings SETTINGS = SegmentationSettings.unscaled(32)
            .withGlass(SegmentationSettings.Glass.COMPUTE);

    @TempDir
    private Path folder;

    @Test
    void aDefectThatOneSlideShowsDoesNotEndTheOthers() throws IOException {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(err));
        SlideBatch batch = new SlideBatch(job(closed()), List.of(slide("a.png"), slide("b.png")),
                command.getCommandSpec());
        assertThat(batch.run()).isEqualTo(2);
        assertThat(err.toString()).contains("a.png: this is a defect of Bowman", "IllegalStateException",
                "b.png: this is a defect of Bowman", "2 of 2 slides could not be segmented: a.png, b.png");
    }

    @ParameterizedTest
    @CsvSource({"0.04567, 0.046 a second", "9.4, 9.4 a second", "43.21, 43 a second", "250.7, 251 a second"})
    void windowsPerSecondAreReadable(double perSecond, String words) {
        assertThat(SegmentCommand.rate(perSecond)).isEqualTo(words);
    }

    /** A closed executable throws an exception that blames no slide. */
    private static SlideSegmenter closed() {
        StateDict weights = StateDict.of(Map.of("weight", Tensor.zeros(Shape.of(1, 3)), "bias",
                Tensor.zeros(Shape.of(1))));
        SlideSegmenter segmenter = new SlideSegmenter((builder, image, mode) -> builder.linear(image,
                builder.weight("weight", Shape.of(1, 3), Initializer.ZEROS),
                builder.weight("bias", Shape.of(1), Initializer.ZEROS)), weights, SETTINGS, Backends.best(),
                Workers.shared());
        segmenter.close();
        return segmenter;
    }

    private SlideJob job(SlideSegmenter segmenter) {
        return new SlideJob(segmenter, SETTINGS, ResultSettings.DEFAULT, SlideSettings.DEFAULT, List.of(),
                Environment.current("none", "none"), folder.resolve("out"), Continuation.REFUSE);
    }

    private Path slide(String name) throws IOException {
        Path file = folder.resolve(name);
        ImageFormat.PNG.write(file, GrayImage.blank(40, 40));
        return file;
    }
}
