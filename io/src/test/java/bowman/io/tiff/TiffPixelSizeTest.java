package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.io.slide.PixelSize;
import bowman.io.slide.PixelSize.Source;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources of a slide's pixel size, and values that are not plausible. */
class TiffPixelSizeTest {

    private static final String OME = "<OME xmlns=\"x\"><Image><Pixels PhysicalSizeX=\"%s\" PhysicalSizeXUnit=\"%s\"/>"
            + "</Image></OME>";

    @TempDir
    private Path folder;

    private static TestPage page() {
        return TestPage.tiles(TestPicture.of(20, 20), TestSamples.GRAY, TestPacking.NONE, 16, 16);
    }

    private Slide open(TestPage page, SlideSettings settings) throws IOException {
        return Slide.open(TestTiff.classic().page(page).write(folder.resolve("a.tif")), settings);
    }

    private void assertSize(TestPage page, double microns, Source source) throws IOException {
        try (Slide slide = open(page, SlideSettings.DEFAULT)) {
            assertThat(slide.pixelSize().map(PixelSize::source)).contains(source);
            assertThat(slide.pixelSize().orElseThrow().micronsPerPixel())
                    .isCloseTo(microns, within(1e-6));
            assertThat(slide.remarks()).isEmpty();
        }
    }

    private void assertUnknown(TestPage page, String... remarks) throws IOException {
        try (Slide slide = open(page, SlideSettings.DEFAULT)) {
            assertThat(slide.pixelSize()).isEmpty();
            assertThat(slide.remarks()).containsExactly(remarks);
        }
    }

    @Test
    void theResolutionTagsAreInCentimetresOrInches() throws IOException {
        assertSize(page().resolution(40_000, 40_000, 3), 0.25, Source.TIFF_TAGS);
        assertSize(page().resolution(50_800, 50_800, 2), 0.5, Source.TIFF_TAGS);
    }

    @Test
    void theDefaultsOfProgramsAreNoScale() throws IOException {
        assertUnknown(page().resolution(10, 10, 3),
                "the pixel size is unknown: 1000 um/px (TIFF resolution tags) is implausible for a slide");
        assertUnknown(page().resolution(72, 72, 2),
                "the pixel size is unknown: 352.8 um/px (TIFF resolution tags) is implausible for a slide");
    }

    @Test
    void resolutionsWithoutAUnitOrAValueSayNothing() throws IOException {
        assertUnknown(page());
        assertUnknown(page().resolution(40_000, 40_000, 1),
                "the pixel size is unknown: the resolution tags say 4.000e+04 pixels per unit and no unit");
        assertUnknown(page().resolution(0, 0, 3),
                "the pixel size is unknown: the resolution tags say 0.000 pixels per unit");
    }

    @Test
    void pixelsThatAreNotSquareAreNotBelieved() throws IOException {
        assertUnknown(page().resolution(40_000, 20_000, 3),
                "the pixel size is unknown: pixels of 0.2500 by 0.5000 um (TIFF resolution tags) are not square");
    }

    @ParameterizedTest
    @CsvSource({"0.25, µm, 0.25", "0.25, μm, 0.25", "250, nm, 0.25", "0.0005, mm, 0.5", "0.00005, cm, 0.5",
        "0.25, micron, 0.25", "0.25, Microns, 0.25", "0.25, micrometer, 0.25", "0.25, ?m, 0.25", "0.25, Âµm, 0.25",
        "0.25, um, 0.25", "2500, Å, 0.25", "0.00001, inch, 0.254"})
    void omeXmlSaysItsUnit(String value, String unit, double microns) throws IOException {
        assertSize(page().description(OME.formatted(value, unit)).resolution(10, 10, 3), microns, Source.OME_XML);
    }

    @Test
    void anUnknownUnitSaysNothing() throws IOException {
        assertUnknown(page().description(OME.formatted("0.25", "pixel")),
                "the pixel size is unknown: the OME-XML gives it as \"0.25\" in \"pixel\"");
    }

    @Test
    void brokenXmlSaysNothing() throws IOException {
        assertUnknown(page().description("<OME><Image><Pixels PhysicalSizeX=\"0.2"),
                "the pixel size is unknown: its OME-XML is damaged");
    }

    @Test
    void theScannersOwnWordsGoBeforeTheTags() throws IOException {
        assertSize(page().description("Aperio Image Library\r\n20x20|AppMag = 20|MPP = 0.4990|x = 1")
                .resolution(20_000, 20_000, 3), 0.499, Source.APERIO);
    }

    @Test
    void aNumberOfTheScannerThatIsNoneIsSaid() throws IOException {
        assertUnknown(page().description("Aperio Image Library\r\n20x20|MPP = " + "9".repeat(400)),
                "the pixel size is unknown: it is given as Infinity um (Aperio description)");
        assertUnknown(page().description("Aperio Image Library\r\n20x20|MPP = 0.0"),
                "the pixel size is unknown: it is given as 0.0 um (Aperio description)");
    }

    @Test
    void whatTheUserSaysWins() throws IOException {
        try (Slide slide = open(page().resolution(10, 10, 3), SlideSettings.DEFAULT.withMicronsPerPixel(25))) {
            assertThat(slide.pixelSize()).contains(new PixelSize(25, Source.USER));
            assertThat(slide.remarks()).as("what the file says does not matter then").isEmpty();
        }
    }
}
