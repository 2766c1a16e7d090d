package bowman.io.tiff;

import static bowman.io.tiff.TestPacking.DEFLATE;
import static bowman.io.tiff.TestPacking.LZW;
import static bowman.io.tiff.TestSamples.RGB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideLevel;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which images of a file are levels, and which are beside the slide. */
class TiffPyramidTest {

    private static final TestPicture PICTURE = TestPicture.of(128, 96);
    private static final TestPicture LABEL = TestPicture.of(30, 40);

    @TempDir
    private Path folder;

    private static TestPage tiles(TestPicture picture) {
        return TestPage.tiles(picture, RGB, DEFLATE, 32, 32);
    }

    private static TestPage strips(TestPicture picture) {
        return TestPage.strips(picture, RGB, LZW, 16);
    }

    private Slide open(TestTiff file) throws IOException {
        return Slide.open(file.write(folder.resolve("a.tif")));
    }

    @Test
    void tiledImagesOfTheSameShapeAreLevels() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE)).page(tiles(PICTURE.reduced(4)))
                .page(tiles(PICTURE.reduced(2))).page(tiles(LABEL)))) {
            assertThat(slide.levels()).extracting(SlideLevel::width).as("finest first").containsExactly(128, 64, 32);
            assertThat(slide.levels()).extracting(SlideLevel::downsample).containsExactly(1.0, 2.0, 4.0);
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("page 4", 30, 40));
        }
    }

    @Test
    void strippedImagesAreLevelsIfTheySaySo() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(strips(PICTURE)).page(strips(PICTURE.reduced(2)))
                .page(strips(PICTURE.reduced(4)).reduced()))) {
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(128, 32);
        }
    }

    @Test
    void anotherPlaneOfTheSameSizeIsNoLevelAndSaid() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE)).page(tiles(PICTURE)))) {
            assertThat(slide.levels()).hasSize(1);
            assertThat(slide.associatedImages()).isEmpty();
            assertThat(slide.remarks()).last().isEqualTo("only the first of 2 images of 128x96 is used: channels, focal"
                    + " planes and time points in separate images are not supported");
        }
    }

    @Test
    void anAperioFileNamesItsImages() throws IOException {
        try (Slide slide = open(TestTiff.classic()
                .page(tiles(PICTURE).description("Aperio Image Library v11\r\n128x96 |AppMag = 20|MPP = 0.499"))
                .page(strips(PICTURE.reduced(2))).page(tiles(PICTURE.reduced(4)))
                .page(strips(LABEL).description("Aperio Image Library v11\r\nlabel 30x40").reduced())
                .page(strips(LABEL.reduced(2)).description("Aperio Image Library v11\r\nmacro 15x20")
                        .tag(254, 4, 9)))) {
            assertThat(slide.format()).isEqualTo("Aperio SVS, Deflate");
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(128, 32);
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("thumbnail", 64, 48),
                    new AssociatedImage("label", 30, 40), new AssociatedImage("macro", 15, 20));
            assertThat(slide.read(slide.associatedImages().get(1)).color(7, 21)).isEqualTo(LABEL.color(7, 21));
            assertThatThrownBy(() -> slide.read(new AssociatedImage("x", 1, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anOmeTiffHoldsItsLevelsWithinAndNamesItsImages() throws IOException {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06">
                <Image ID="Image:0" Name="section"><Pixels PhysicalSizeX="0.25" PhysicalSizeY="0.25"><TiffData IFD="0"/>
                </Pixels></Image><Image ID="Image:1" Name="label"><Pixels PhysicalSizeX="9"><TiffData IFD="1"/></Pixels>
                </Image></OME>""";
        try (Slide slide = open(new TestTiff(ByteOrder.LITTLE_ENDIAN, true)
                .page(tiles(PICTURE).description(xml)).page(strips(LABEL)).sub(tiles(PICTURE.reduced(2))))) {
            assertThat(slide.format()).isEqualTo("OME-TIFF, Deflate");
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(128, 64);
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("label", 30, 40));
            assertThat(slide.pixelSize()).hasToString("Optional[0.2500 um/px (OME-XML)]");
        }
    }

    @ParameterizedTest
    @CsvSource({"270, macro", "270, Label_Image", "285, Macro"})
    void aLargerOrSimilarImageWithTheNameOfALabelIsNotTheSlide(int tag, String name) throws IOException {
        TestPicture larger = TestPicture.of(256, 192);
        for (TestPicture beside : List.of(larger, larger.reduced(4))) {
            try (Slide slide = open(TestTiff.classic().page(tiles(beside).ready(tag, 2, (name + "\0").getBytes(
                    StandardCharsets.UTF_8))).page(tiles(PICTURE))
                    .page(tiles(PICTURE.reduced(4))))) {
                assertThat(slide.levels()).extracting(SlideLevel::width).as("beside " + beside.width())
                        .containsExactly(128, 32);
                assertThat(slide.associatedImages()).extracting(AssociatedImage::width)
                        .containsExactly(beside.width());
                assertThat(slide.remarks().getFirst()).contains(beside == larger
                        ? "page 2 of 128x96 is read, since the larger page 1 of 256x192 is named"
                        : "page 2 is read, the largest image");
            }
        }
    }

    @Test
    void anImageOfTheShapeOfALevelThatShowsSomethingElseIsNone() throws IOException {
        TestPage other = TestPage.tiles(TestPicture.of(64, 48), TestSamples.RGB, TestPacking.NONE, 64, 48)
                .block(0, new byte[3 * 64 * 48]);
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE)).page(other).page(tiles(PICTURE.reduced(4))))) {
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(128, 32);
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("64x48", 64, 48));
            assertThat(slide.remarks()).containsExactly("the image of 64x48 is not used: it has the shape of a reduced"
                    + " image, but shows something else");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void aDescriptionMayBeWide(String encoding) throws IOException {
        String xml = "<OME><Image><Pixels PhysicalSizeX='0.5'/></Image></OME>\0";
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE).ready(270, 2, xml.getBytes(encoding))))) {
            assertThat(slide.pixelSize()).hasToString("Optional[0.5000 um/px (OME-XML)]");
        }
    }

    @Test
    void anotherImageOfAnOmeTiffIsNoLevel() throws IOException {
        String xml = "<OME><Image Name='a'><Pixels><TiffData IFD='0'/></Pixels></Image><Image Name='b'><Pixels>"
                + "<TiffData IFD='1'/></Pixels></Image></OME>";
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE).description(xml))
                .page(tiles(PICTURE.reduced(2))))) {
            assertThat(slide.levels()).hasSize(1);
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("b", 64, 48));
        }
    }

    @Test
    void anAperioSlideIsTheFirstImage() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE.reduced(2)).description("Aperio x\r\n64x48"))
                .page(strips(PICTURE)).page(strips(PICTURE).description("Aperio x\r\nmacro 128x96")))) {
            assertThat(slide.bounds()).isEqualTo(new Region(0, 0, 64, 48));
            assertThat(slide.associatedImages()).extracting(AssociatedImage::name).contains("thumbnail");
        }
    }

    /** TIFF 6.0, page 36: where row 0 and column 0 are shown. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, false", "2, 1, 0, false", "3, 1, 1, false", "4, 0, 1, false", "5, 0, 0, true",
        "6, 1, 0, true",
        "7, 1, 1, true", "8, 0, 1, true"})
    void slidesAreShownAsTheirOrientationSays(int number, int right, int bottom, boolean exchanged) throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE).tag(274, 3, number))
                .page(tiles(PICTURE.reduced(2))))) {
            int width = exchanged ? 96 : 128;
            int height = exchanged ? 128 : 96;
            assertThat(slide.bounds()).isEqualTo(new Region(0, 0, width, height));
            assertThat(slide.levels().get(1).width()).isEqualTo(width / 2);
            RgbImage part = slide.read(new Region(10, 20, 50, 30));
            for (int[] at : new int[][] {{0, 0}, {49, 0}, {0, 29}, {17, 11}}) {
                int x = right == 1 ? width - 1 - (10 + at[0]) : 10 + at[0];
                int y = bottom == 1 ? height - 1 - (20 + at[1]) : 20 + at[1];
                assertThat(part.color(at[0], at[1])).as("pixel " + at[0] + "," + at[1])
                        .isEqualTo(exchanged ? PICTURE.color(y, x) : PICTURE.color(x, y));
            }
            assertThat(slide.remarks()).hasSize(number == 1 ? 0 : 1);
        }
    }

    @Test
    void damageOfATurnedSlideIsWhereItIsShown() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE).block(1, new byte[] {1, 2}).tag(274, 3, 6)))) {
            slide.read(slide.bounds());
            assertThat(slide.damage()).singleElement().extracting(TileDamage::region)
                    .isEqualTo(new Region(64, 32, 32, 32));
            assertThat(slide.read(new Region(64, 32, 32, 32)).color(5, 5)).isEqualTo(0xFFFFFF);
            assertThat(slide.read(new Region(63, 32, 1, 1)).color(0, 0)).isNotEqualTo(0xFFFFFF);
        }
    }

    @Test
    void aLargerImageWithinTheSlideIsSaid() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(strips(LABEL)).sub(tiles(PICTURE)))) {
            assertThat(slide.bounds()).isEqualTo(new Region(0, 0, 30, 40));
            assertThat(slide.remarks()).containsExactly(
                    "an image of 128x96 within this one is not read; convert the file");
        }
    }

    @Test
    void aLevelThatCannotBeReadIsLeftOutAndSaid() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE))
                .page(tiles(PICTURE.reduced(2)).tag(259, 3, 50000)))) {
            assertThat(slide.levels()).hasSize(1);
            assertThat(slide.remarks())
                    .containsExactly("the reduced image of 64x48 is not used: it cannot be read in parts");
        }
    }

    @Test
    void aLevelWhoseTilesAreNotListedIsLeftOutAndSaid() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE))
                .page(tiles(PICTURE.reduced(2)).reduced().tag(325, 4, 1, 2)))) {
            assertThat(slide.levels()).hasSize(1);
            assertThat(slide.remarks()).containsExactly(
                    "the reduced image of 64x48 is not used: its tiles are not listed as they should be");
        }
    }

    @Test
    void aSlideOfWhichOnlyCoarseLevelsAreStoredIsRefused() {
        TestPage full = tiles(PICTURE);
        for (int block = 0; block < 12; block++) {
            full.without(block);
        }
        assertThatThrownBy(() -> open(TestTiff.classic().page(full).page(tiles(PICTURE.reduced(2)).reduced())))
                .isInstanceOf(SlideException.class)
                .hasMessageContaining("none of the tiles of the full resolution is stored in it");
    }

    @Test
    void anImageBesideTheSlideThatCannotBeReadIsRefusedWhenItIsAskedFor() throws IOException {
        try (Slide slide = open(TestTiff.classic().page(tiles(PICTURE)).page(tiles(LABEL).tag(259, 3, 50001)))) {
            assertThatThrownBy(() -> slide.read(slide.associatedImages().getFirst()))
                    .isInstanceOf(SlideException.class).hasMessageContaining("WebP tiles");
        }
    }
}
