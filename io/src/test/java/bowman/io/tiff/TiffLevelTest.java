package bowman.io.tiff;

import static bowman.io.tiff.TestPacking.DEFLATE;
import static bowman.io.tiff.TestSamples.RGB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import bowman.io.image.Region;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scales of levels, whose sizes are rounded or padded, and the choice of the largest image. */
class TiffLevelTest {

    private static final TestPicture PICTURE = TestPicture.of(300, 200);
    private static final TestPicture LABEL = TestPicture.of(30, 40);

    @TempDir
    private Path folder;

    private static TestPage tiles(TestPicture picture, int tile) {
        return TestPage.tiles(picture, RGB, DEFLATE, tile, tile);
    }

    private Slide open(TestTiff file) throws IOException {
        return Slide.open(file.write(folder.resolve("a.tif")));
    }

    /** A level of another size than its content, of which the rest is padding. */
    private static TestPage sized(TestPicture content, int width, int height, int tile) {
        return tiles(new TestPicture(width, height, content.step()), tile);
    }

    @ParameterizedTest
    @CsvSource({"1085, 1689, 271, 422, 4", "1085, 1689, 272, 423, 4", "1000, 1000, 333, 333, 3", "999, 501, 62, 32, 16",
        "1000, 700, 400, 280, 2.5", "4001, 3001, 31, 24, 128"})
    void roundedSizesMeanWholeFactors(int width, int height, int reducedWidth, int reducedHeight, double factor)
            throws IOException {
        TestPage full = tiles(TestPicture.of(40, 40), 16).tag(256, 4, width).tag(257, 4, height);
        TestPage reduced = tiles(TestPicture.of(40, 40), 16).tag(256, 4, reducedWidth).tag(257, 4, reducedHeight);
        SharedFile file = SharedFile.open(TestTiff.classic().page(full).page(reduced).write(folder.resolve("a.tif")));
        try (file) {
            assertThat(TiffPyramid.of(file).levels()).extracting(TiffLevel::downsample).containsExactly(1.0, factor);
        }
    }

    @Test
    void paddedLevelsHaveTheScaleOfTheirContent() throws IOException {
        TestTiff file = TestTiff.classic().page(tiles(PICTURE, 32))
                .page(sized(PICTURE.reduced(2), 160, 128, 32).reduced())
                .page(sized(PICTURE.reduced(4), 96, 64, 32).reduced());
        try (Slide slide = open(file)) {
            assertThat(slide.levels()).extracting(SlideLevel::downsample).containsExactly(1.0, 2.0, 4.0);
            assertThat(slide.levels()).extracting(SlideLevel::bounds).as("without padding").containsExactly(
                    new Region(0, 0, 300, 200), new Region(0, 0, 150, 100), new Region(0, 0, 75, 50));
            byte[] rgb = new byte[3];
            slide.read(2, new Region(74, 49, 1, 1), rgb);
            assertThat(rgb).isEqualTo(PICTURE.reduced(4).expected(RGB, new Region(74, 49, 1, 1)));
        }
    }

    @Test
    void levelsOfPhilipsArePaddedAtTheFullResolutionToo() throws IOException {
        String xml = "<DataObject ObjectType=\"DPUfsImport\"><Attribute Name=\"DICOM_PIXEL_SPACING\">"
                + "\"0.00025\" \"0.00025\"</Attribute></DataObject>";
        TestTiff file = TestTiff.classic().page(tiles(TestPicture.of(320, 192), 64).description(xml))
                .page(sized(PICTURE.reduced(2), 192, 128, 64).reduced().description("level=1 mag=20 quality=80"))
                .page(sized(PICTURE.reduced(4), 128, 64, 64).reduced().description("level=2 mag=10 quality=80"))
                .page(sized(PICTURE.reduced(8), 64, 64, 64).reduced().description("level=3 mag=5 quality=80"))
                .page(tiles(LABEL, 64).reduced().description("Macro"));
        try (Slide slide = open(file)) {
            assertThat(slide.format()).isEqualTo("Philips TIFF, Deflate");
            assertThat(slide.pixelSize().map(PixelSize::micronsPerPixel).orElseThrow()).isCloseTo(0.25, within(1e-9));
            assertThat(slide.levels()).extracting(SlideLevel::downsample).containsExactly(1.0, 2.0, 4.0, 8.0);
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(320, 160, 80, 40);
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("macro", 30, 40));
        }
    }

    @Test
    void theLargestImageIsTheSlide() throws IOException {
        TestTiff file = TestTiff.classic().page(TestPage.strips(LABEL, RGB, DEFLATE, 16))
                .page(tiles(PICTURE.reduced(2), 32)).page(tiles(PICTURE, 32));
        try (Slide slide = open(file)) {
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(300, 150);
            assertThat(slide.read(slide.bounds()).pixels()).isEqualTo(PICTURE.expected(RGB, slide.bounds()));
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("page 1", 30, 40));
            assertThat(slide.remarks()).containsExactly(
                    "page 3 is read, the largest image of the file; the first one has 30x40 pixels");
        }
    }

    @Test
    void theLargestImageIsTheSlideAlsoWhereItIsDecodedAsAWhole() throws IOException {
        TestPage deep = TestPage.strips(TestPicture.of(20, 10), TestSamples.GRAY, TestPacking.NONE, 10)
                .tag(258, 3, 16).block(0, filled(400, 0x80)).description("ImageJ=1.53t\nunit=um\n")
                .resolution(2, 2, 1);
        TestPage label = TestPage.strips(TestPicture.of(5, 5), TestSamples.GRAY, TestPacking.NONE, 5)
                .description("ImageJ=1.53t\nunit=um\n");
        try (Slide slide = open(TestTiff.classic().page(label).page(deep))) {
            assertThat(slide.bounds()).isEqualTo(new Region(0, 0, 20, 10));
            assertThat(slide.read(slide.bounds()).color(19, 9)).isEqualTo(0x808080);
            assertThat(slide.pixelSize()).hasToString("Optional[0.5000 um/px (ImageJ description)]");
        }
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void aSlideOfHamamatsuIsRefusedByItsName() throws IOException {
        TestPage page = TestPage.strips(PICTURE, RGB, TestPacking.JPEG_420, 200).tag(256, 4, 20_000)
                .tag(257, 4, 20_000).tag(278, 4, 20_000).tag(65420, 4, 1);
        assertThat(catchThrowable(() -> open(TestTiff.classic().page(page))))
                .isInstanceOf(SlideException.class).hasMessageContaining("Hamamatsu NDPI");
    }
}
