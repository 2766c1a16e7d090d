package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether JPEG tiles are RGB or YCbCr, where the tag and the data disagree. */
class TiffColorTest {

    private static final TestPicture PICTURE = TestPicture.of(100, 70);
    private static final int TAG = 262;
    private static final int RGB = 2;
    private static final int YCBCR = 6;
    private static final int JPEG_ERROR = 12;

    @TempDir
    private Path folder;

    /** Tiles, what is done to each, the tag that is wrong, and the evidence for the colours. */
    static Stream<Arguments> disagreements() {
        UnaryOperator<byte[]> same = jpeg -> jpeg;
        UnaryOperator<byte[]> adobeRgb = jpeg -> TestJpeg.withAdobe(jpeg, 0);
        UnaryOperator<byte[]> adobeYcbcr = jpeg -> TestJpeg.withAdobe(TestJpeg.withoutJfif(jpeg), 1);
        UnaryOperator<byte[]> letters = jpeg -> TestJpeg.withComponents(jpeg, 'R', 'G', 'B');
        UnaryOperator<byte[]> numbers = jpeg -> TestJpeg.withComponents(jpeg, 0, 1, 2);
        return Stream.of(Arguments.of(TestPacking.JPEG_OWN_TABLES, same, RGB, "YCbCr by a JFIF marker"),
                Arguments.of(TestPacking.JPEG_OWN_TABLES, adobeYcbcr, RGB, "YCbCr by Adobe's marker"),
                Arguments.of(TestPacking.JPEG_OWN_TABLES, numbers, RGB, "YCbCr by reduced chroma"),
                Arguments.of(TestPacking.JPEG_420, same, RGB, "YCbCr by reduced chroma"),
                Arguments.of(TestPacking.JPEG_RGB, adobeRgb, YCBCR, "RGB by Adobe's marker"),
                Arguments.of(TestPacking.JPEG_RGB, letters, YCBCR, "RGB by component numbers R, G, B"));
    }

    private Slide open(TestPacking packing, UnaryOperator<byte[]> change, int tag) throws IOException {
        TestPage page = TestPage.tiles(PICTURE, TestSamples.RGB, packing, 48, 48).tag(TAG, 3, tag);
        for (int block = 0; block < 6; block++) {
            page.block(block, change.apply(page.block(block)));
        }
        return Slide.open(TestTiff.classic().page(page).write(folder.resolve("a.tif")));
    }

    private static int error(Slide slide) throws IOException {
        Region bounds = slide.bounds();
        byte[] expected = PICTURE.expected(TestSamples.RGB, bounds);
        byte[] read = slide.read(bounds).pixels();
        int worst = 0;
        for (int i = 0; i < read.length; i++) {
            worst = Math.max(worst, Math.abs((read[i] & 0xFF) - (expected[i] & 0xFF)));
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("disagreements")
    void theDataDecideAndTheDifferenceIsSaid(TestPacking packing, UnaryOperator<byte[]> change, int tag,
            String evidence) throws IOException {
        try (Slide slide = open(packing, change, tag)) {
            assertThat(error(slide)).isLessThanOrEqualTo(JPEG_ERROR);
            assertThat(slide.damage()).isEmpty();
            assertThat(slide.remarks()).containsExactly("the JPEG tiles are " + evidence
                    + " and are read so, although the file's tag says " + (tag == RGB ? "RGB" : "YCbCr"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, JPEG_420", "1, JPEG_OWN_TABLES", "5, JPEG_420"})
    void aTagThatMeansNoColoursDoesNotChangeThem(int tag, TestPacking packing) throws IOException {
        try (Slide slide = open(packing, jpeg -> jpeg, tag)) {
            assertThat(error(slide)).isLessThanOrEqualTo(JPEG_ERROR);
            assertThat(slide.remarks()).singleElement().asString().startsWith("the JPEG tiles are YCbCr by ")
                    .endsWith("although the file's tag says neither RGB nor YCbCr");
        }
    }

    /** As in files of Aperio's scanners. */
    @Test
    void theTagDecidesWhereTheDataDoNotSay() throws IOException {
        try (Slide slide = open(TestPacking.JPEG_RGB, jpeg -> jpeg, RGB)) {
            assertThat(error(slide)).isLessThanOrEqualTo(JPEG_ERROR);
            assertThat(slide.remarks()).isEmpty();
        }
        try (Slide slide = open(TestPacking.JPEG_444, jpeg -> jpeg, YCBCR)) {
            assertThat(error(slide)).isLessThanOrEqualTo(JPEG_ERROR);
            assertThat(slide.remarks()).isEmpty();
        }
    }

    @Test
    void tilesOfOneImageMayDiffer() throws IOException {
        TestPage page = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.JPEG_OWN_TABLES, 48, 48).tag(TAG, 3, RGB);
        TestPage other = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.JPEG_RGB, 48, 48);
        page.tag(347, 7, tables(other)).block(1, other.block(1));
        try (Slide slide = Slide.open(TestTiff.classic().page(page).write(folder.resolve("a.tif")))) {
            assertThat(error(slide)).isLessThanOrEqualTo(JPEG_ERROR);
        }
    }

    private static long[] tables(TestPage page) {
        byte[] bytes = page.tags().get(347).ready();
        long[] numbers = new long[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = bytes[i] & 0xFF;
        }
        return numbers;
    }

    private static TestPage cutAtTheEdge() {
        TestPage page = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.JPEG_OWN_TABLES, 48, 48);
        page.block(2, TestJpeg.encode(PICTURE, 96, 0, 4, 48, 1, 1)).block(3, TestJpeg.encode(PICTURE, 0, 48, 48, 22, 1,
                1))
                .block(5, TestJpeg.encode(PICTURE, 96, 48, 4, 22, 1, 1))
                .block(0, TestJpeg.encode(PICTURE, 0, 0, 56, 64, 1, 1));
        return page;
    }

    @Test
    void tilesAtTheEdgeMayBeSmallerOrLargerThanAnnounced() throws IOException {
        try (Slide slide = Slide.open(TestTiff.classic().page(cutAtTheEdge()).write(folder.resolve("a.tif")))) {
            assertThat(error(slide)).isLessThanOrEqualTo(JPEG_ERROR);
            assertThat(slide.damage()).isEmpty();
        }
        TestPage page = cutAtTheEdge().block(1, TestJpeg.encode(PICTURE, 48, 0, 47, 48, 1, 1));
        try (Slide slide = Slide.open(TestTiff.classic().page(page).write(folder.resolve("a.tif")))) {
            slide.read(slide.bounds());
            assertThat(slide.damage()).as("a tile that does not cover its part").singleElement()
                    .hasToString("level 0, tile 1,0 (48x48 at 48,0) holds 47x48 pixels");
        }
    }
}
