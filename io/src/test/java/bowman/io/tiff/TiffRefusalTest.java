package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are refused when they are opened, each in one sentence. */
class TiffRefusalTest {

    private static final TestPicture PICTURE = TestPicture.of(40, 30);

    @TempDir
    private Path folder;

    private static TestPage page() {
        return TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.DEFLATE, 16, 16);
    }

    private void assertRefused(Path file, String what) {
        assertThatThrownBy(() -> Slide.open(file).close()).isInstanceOf(SlideException.class)
                .hasMessageStartingWith(file + ": ").hasMessageContaining(what).message().hasLineCount(1);
    }

    private void assertRefused(TestPage page, String what) throws IOException {
        assertRefused(new TestTiff(ByteOrder.LITTLE_ENDIAN, true).page(page).write(folder.resolve("a.tif")), what);
    }

    @ParameterizedTest
    @CsvSource({"50000, Zstandard", "50001, WebP", "33003, JPEG 2000", "33004, JPEG 2000", "33005, JPEG 2000",
        "34712, JPEG 2000", "50002, JPEG XL", "34887, LERC", "34925, LZMA"})
    void tilesThatCannotBeUnpackedAreNamedWithTheMend(int code, String name) throws IOException {
        Path file = TestTiff.classic().page(page().tag(259, 3, code)).write(folder.resolve("a.tif"));
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessage(file + ": " + name + " tiles (compression " + code + ", photometric 2) cannot be read;"
                        + " convert with: vips tiffsave a.tif out.tif --tile --pyramid --compression jpeg");
    }

    /** All tiles of an image are of one kind, so that none could be read. */
    @Test
    void jpegTilesOfAKindThatIsNotReadAreRefused() throws IOException {
        TestPage page = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.JPEG_OWN_TABLES, 16, 16);
        byte[] tile = page.block(0).clone();
        int at = 2;
        while ((tile[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((tile[at + 2] & 0xFF) << 8 | tile[at + 3] & 0xFF);
        }
        tile[at + 1] = (byte) 0xC3;
        assertRefused(page.block(0, tile), "a tile is JPEG data with lossless coding, which cannot be decoded;"
                + " convert with: vips tiffsave a.tif");
    }

    @Test
    void signedSamplesAreRefused() throws IOException {
        assertRefused(page().tag(339, 3, 2, 2, 2), "the image has signed samples");
    }

    @Test
    void sizesThatCannotBeAreRefused() throws IOException {
        assertRefused(page().tag(256, 4, 0), "it claims 0x30 pixels");
        assertRefused(page().tag(257, 16, -1), "it claims 40x-1 pixels");
        assertRefused(page().tag(256, 16, 1L << 40), "it claims 1099511627776x30 pixels");
        assertRefused(page().tag(322, 3, 0), "in blocks of 0x16");
        assertRefused(page().tag(256, 4, Integer.MAX_VALUE).tag(257, 4, Integer.MAX_VALUE).tag(322, 3, 1),
                " blocks)");
    }

    @Test
    void tilesThatDoNotCoverTheImageAreRefused() throws IOException {
        assertRefused(page().tag(256, 4, 100_000), "in 12500 blocks lists 6 offsets and 6 sizes");
        assertRefused(page().tag(325, 4, 1, 2), "in 6 blocks lists 6 offsets and 2 sizes");
    }

    @Test
    void aTileThatDoesNotFitIntoMemoryIsRefused() throws IOException {
        assertRefused(page().tag(256, 4, 60_000).tag(257, 4, 60_000).tag(322, 4, 60_000).tag(323, 4, 60_000),
                "60000x60000 pixels are too many to decode at once");
    }

    @Test
    void tagsThatLieOutsideOfTheFileAreRefused() throws IOException {
        assertRefused(page().claim(324, 16, 1000, 50), "tag 324 lie outside of the file");
        assertRefused(page().claim(324, 16, -1, 50), "tag 324 claims 18446744073709551615 values");
    }

    @Test
    void tagsThatWouldTakeAllMemoryAreRefused() throws IOException {
        assertRefused(page().claim(317, 1, 100L << 20, 50), "tag 317 claims 104857600 values");
        assertRefused(page().claim(347, 7, 1 << 20, 8), "tag 347 claims 1048576 values");
        TestTiff file = TestTiff.classic();
        for (int i = 0; i < 200; i++) {
            file.page(page().claim(270, 2, 1 << 20, 8).claim(700, 7, 1 << 20, 8));
        }
        byte[] bytes = Arrays.copyOf(file.bytes(), 2 << 20);
        assertRefused(Files.write(folder.resolve("a.tif"), bytes), "its tags claim more bytes together than it has");
    }

    @Test
    void anAssociatedImageThatDoesNotFitIntoMemoryIsRefused() throws IOException {
        Path file = TestTiff.classic().page(sparse(61_000, 380)).page(sparse(60_000, 361))
                .write(folder.resolve("a.tif"));
        try (Slide slide = Slide.open(file)) {
            assertThatThrownBy(() -> slide.read(slide.associatedImages().getFirst()))
                    .isInstanceOf(SlideException.class).hasMessage(file + ": the associated image page 2 (60000x60000)"
                            + " does not fit into the memory of this JVM; do without it, or raise -Xmx");
        }
    }

    /** An image of which no tile is stored. */
    private static TestPage sparse(int width, int tiles) {
        return page().tag(256, 4, width).tag(257, 4, 60_000).tag(322, 4, 3200).tag(323, 4, 3200)
                .tag(324, 4, new long[tiles]).tag(325, 4, new long[tiles]);
    }

    @Test
    void directoriesInALoopAreRefused() throws IOException {
        TestTiff file = TestTiff.classic().page(page());
        byte[] bytes = file.bytes();
        ByteBuffer tiff = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        tiff.putInt(8 + 2 + 12 * tiff.getShort(8), 8);
        assertRefused(Files.write(folder.resolve("a.tif"), bytes), "its directories form a loop at byte 8");
    }

    @Test
    void aDirectoryOutsideOfTheFileIsRefused() throws IOException {
        byte[] bytes = TestTiff.classic().page(page()).bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length);
        assertRefused(Files.write(folder.resolve("a.tif"), bytes), "the directory at byte " + bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 30, 60, 120, 180})
    void aFileThatEndsInItsDirectoryIsRefused(int length) throws IOException {
        byte[] bytes = TestTiff.classic().page(page()).bytes();
        assertRefused(Files.write(folder.resolve("a.tif"), Arrays.copyOf(bytes, length)), "truncated or damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 257, 258, 259, 262, 277, 317, 322, 323, 324, 325})
    void aTagWithoutAValueIsNeverMoreThanASentence(int tag) throws IOException {
        Path file = TestTiff.classic().page(page().claim(tag, 3, 0, 0)).write(folder.resolve("a.tif"));
        try (Slide slide = Slide.open(file)) {
            assertThat(slide.read(slide.bounds()).width()).as("read by the tag's default").isEqualTo(40);
        } catch (SlideException e) {
            assertThat(e).hasMessageStartingWith(file + ": ").message().hasLineCount(1);
        }
    }

    @Test
    void noiseInADirectoryIsNeverMoreThanASentence() throws IOException {
        byte[] whole = new TestTiff(ByteOrder.BIG_ENDIAN, true).page(page()).page(page().reduced()).bytes();
        Random random = new Random(5);
        int refused = 0;
        for (int trial = 0; trial < 300; trial++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(600)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("noise.tif"), bytes);
            try (Slide slide = Slide.open(file)) {
                slide.read(new Region(0, 0, 1, 1));
            } catch (SlideException e) {
                refused++;
                assertThat(e.getMessage()).as("trial " + trial).startsWith(file.toString()).hasLineCount(1);
            }
        }
        assertThat(refused).as("files that were refused").isBetween(50, 299);
    }
}
