package bowman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.ImageFormat;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskInstances;
import bowman.io.mask.MaskReader;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.synthetic.SyntheticKidney;
import bowman.metrics.InstanceFinder;
import bowman.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentSlideTest {

    @TempDir
    private Path folder;

    private RgbImage section;
    private Path model;
    private Path results;

    @BeforeEach
    void prepare() throws IOException {
        section = new SyntheticKidney(200, 160, 1).draw().image();
        model = UntrainedModel.write(folder.resolve("model.safetensors"), ModelCard.UNKNOWN.withInputSize(64));
        results = folder.resolve("found");
    }

    private Path image() throws IOException {
        Path image = folder.resolve("section.png");
        ImageFormat.PNG.write(image, section);
        return image;
    }

    @Test
    void asManyGlomeruliAreListedAsTheWrittenMaskHasComponents() throws IOException {
        List<String> lines = Printed.lines(SegmentSlide::main, image(), model, results);
        assertThat(lines).isNotEmpty().allMatch(line -> line.matches(
                " *\\d+ at .* px, \\d+ px2, probability [01].\\d\\d"));
        try (MaskReader mask = MaskReader.open(results.resolve("mask.tif"))) {
            assertThat(mask.width()).as("columns of the mask").isEqualTo(section.width());
            assertThat(MaskInstances.find(mask, InstanceFinder.Settings.DEFAULT)).hasSameSizeAs(lines);
        }
        assertThat(Files.readString(results.resolve("glomeruli.geojson")).lines()
                .filter(line -> line.startsWith("{\"type\":\"Feature\",")))
                .as("outlines for QuPath").hasSameSizeAs(lines);
    }

    @Test
    void placesAreInMicrometresWhereTheSizeOfPixelsIsKnown() throws IOException {
        List<String> inPixels = Printed.lines(SegmentSlide::main, image(), model, results);
        Path described = folder.resolve("section.properties");
        try (Slide slide = ImageSlide.of("section", section)) {
            OwnSlideReader.write(described, slide, 64, 0.5);
        }
        List<String> inMicrons = Printed.lines(SegmentSlide::main, described, model, results);
        assertThat(inMicrons).as("the same pixels in a format of one's own").hasSameSizeAs(inPixels);
        for (int i = 0; i < inPixels.size(); i++) {
            assertThat(area(inMicrons.get(i), "um2")).as("a quarter of a square micrometre per pixel")
                    .isBetween(area(inPixels.get(i), "px2") / 4 - 0.5, area(inPixels.get(i), "px2") / 4 + 0.5);
        }
    }

    private static double area(String line, String unit) {
        String before = line.substring(0, line.indexOf(" " + unit));
        return Double.parseDouble(before.substring(before.lastIndexOf(' ')));
    }

    @Test
    void nothingIsLeftOfWhatWasUnfinished() throws IOException {
        SegmentSlide.segment(image(), model, results);
        try (var files = Files.list(results)) {
            assertThat(files.map(Path::getFileName)).map(Path::toString)
                    .containsExactlyInAnyOrder("mask.tif", "glomeruli.geojson");
        }
    }
}
