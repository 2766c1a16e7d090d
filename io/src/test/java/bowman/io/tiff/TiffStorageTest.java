package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import bowman.io.slide.SlideSettings;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tiles and strips whose numbers of bytes are 0 or missing, and tiles that a level lacks. */
class TiffStorageTest {

    private static final TestPicture PICTURE = TestPicture.of(100, 70);
    private static final int STRIP_BYTES = 279;
    private static final int TILE_BYTES = 325;
    private static final int TILE_OFFSETS = 324;

    @TempDir
    private Path folder;

    private Slide open(TestTiff tiff) throws IOException {
        return Slide.open(tiff.write(folder.resolve("a.tif")));
    }

    private void assertWhole(TestPage page) throws IOException {
        try (Slide slide = open(TestTiff.classic().page(page))) {
            assertThat(slide.read(slide.bounds()).pixels())
                    .isEqualTo(PICTURE.expected(TestSamples.RGB, slide.bounds()));
            assertThat(slide.damage()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestPacking.class, names = {"NONE", "PACK_BITS", "LZW", "LZW_PREDICTED", "DEFLATE"})
    void lengthsFollowFromTheOffsets(TestPacking packing) throws IOException {
        assertWhole(TestPage.tiles(PICTURE, TestSamples.RGB, packing, 32, 16).zeroLengths());
        assertWhole(TestPage.strips(PICTURE, TestSamples.RGB, packing, 16).zeroLengths());
        assertWhole(TestPage.strips(PICTURE, TestSamples.RGB, packing, 70).zeroLengths());
    }

    @ParameterizedTest
    @EnumSource(value = TestPacking.class, names = {"NONE", "LZW", "DEFLATE"})
    void theTagOfLengthsMayBeMissing(TestPacking packing) throws IOException {
        assertWhole(TestPage.tiles(PICTURE, TestSamples.RGB, packing, 32, 16).claim(TILE_BYTES, 4, 0, 0));
        assertWhole(TestPage.strips(PICTURE, TestSamples.RGB, packing, 16).claim(STRIP_BYTES, 4, 0, 0));
        assertWhole(TestPage.strips(PICTURE, TestSamples.RGB, packing, 70).claim(STRIP_BYTES, 4, 0, 0));
    }

    @Test
    void planesAndJpegTilesHaveLengthsAsWell() throws IOException {
        assertWhole(TestPage.planes(PICTURE, TestPacking.NONE, 32, 16).zeroLengths());
        assertWhole(TestPage.planes(PICTURE, TestPacking.DEFLATE, 32, 16).zeroLengths());
        TestPage jpeg = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.JPEG_420, 32, 16);
        byte[] whole;
        try (Slide slide = open(TestTiff.classic().page(jpeg))) {
            whole = slide.read(slide.bounds()).pixels();
        }
        try (Slide slide = open(TestTiff.classic().page(jpeg.zeroLengths()))) {
            assertThat(slide.read(slide.bounds()).pixels()).isEqualTo(whole);
        }
    }

    @Test
    void aTileWithBytesButNoPlaceIsBad() throws IOException {
        TestPage page = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.NONE, 32, 16);
        long[] nowhere = new long[20];
        nowhere[7] = 1;
        try (Slide slide = open(TestTiff.classic().page(page.tag(TILE_OFFSETS, 4, nowhere)))) {
            slide.read(new Region(0, 0, 32, 16));
            assertThat(slide.damage()).extracting(TileDamage::reason).containsExactly("has no place in the file");
        }
    }

    @Test
    void aStripWhoseBytesAreCutOffIsBad() throws IOException {
        byte[] bytes = TestTiff.classic().page(TestPage.strips(PICTURE, TestSamples.RGB, TestPacking.NONE, 16)
                .zeroLengths()).bytes();
        Path file = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length - 10));
        try (Slide slide = Slide.open(file)) {
            slide.read(slide.bounds());
            assertThat(slide.damage()).extracting(TileDamage::reason)
                    .containsExactly("lies beyond the end of the file");
        }
    }

    @Test
    void anImageOfWhichNothingIsStoredIsSaid() throws IOException {
        TestPage page = TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.LZW, 64, 48);
        for (int block = 0; block < 4; block++) {
            page.without(block);
        }
        try (Slide slide = open(TestTiff.classic().page(page))) {
            assertThat(slide.remarks()).containsExactly(
                    "none of its tiles is stored in the file, so that all of it is background");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 67108864", "2, 0", "4, 67108864", "3, 0"})
    void aCoarseLevelTakesMissingTilesFromTheFinerOne(int factor, long cache) throws IOException {
        TestPicture coarse = PICTURE.reduced(factor);
        TestPage lower = TestPage.tiles(coarse, TestSamples.RGB, TestPacking.LZW, 16, 16).reduced();
        int count = Math.ceilDiv(coarse.width(), 16) * Math.ceilDiv(coarse.height(), 16);
        for (int block = 1; block < count; block += 2) {
            lower.without(block);
        }
        lower.without(count - 1);
        Path file = TestTiff.classic().page(TestPage.tiles(PICTURE, TestSamples.RGB, TestPacking.LZW, 32, 16)).page(
                lower)
                .write(folder.resolve("a.tif"));
        SlideSettings settings = new SlideSettings(SlideSettings.DEFAULT.pixelSize(), SlideSettings.DEFAULT.badTiles(),
                0xFFFFFF, cache);
        try (Slide slide = Slide.open(file, settings)) {
            SlideLevel level = slide.levels().get(1);
            RgbImage full = slide.read(slide.bounds());
            byte[] rgb = new byte[(int) (3 * level.bounds().area())];
            slide.read(1, level.bounds(), rgb);
            assertThat(rgb[3 * 20] & 0xFF).as("red of a pixel of a missing tile").isEqualTo(average(full, 20, 0,
                    factor));
            int last = (int) level.bounds().area() - 1;
            assertThat(rgb[3 * last] & 0xFF).as("red of the last pixel")
                    .isEqualTo(average(full, level.width() - 1, level.height() - 1, factor));
            assertThat(rgb[0] & 0xFF).as("red of a pixel of a stored tile").isEqualTo(coarse.color(0, 0) >> 16);
            assertThat(slide.damage()).isEmpty();
        }
    }

    /** The mean of red over the pixels of the full image that a pixel of the reduced one covers. */
    private static int average(RgbImage full, int x, int y, int factor) {
        int sum = 0;
        int count = 0;
        for (int row = y * factor; row < Math.min(full.height(), (y + 1) * factor); row++) {
            for (int column = x * factor; column < Math.min(full.width(), (x + 1) * factor); column++) {
                sum += full.color(column, row) >> 16;
                count++;
            }
        }
        return (sum + count / 2) / count;
    }

    /** As in slides of which only the tissue was scanned: whoever reads the coarsest level waits for no other. */
    @Test
    void glassOfAllLevelsIsNoDamage() throws IOException {
        TestTiff file = TestTiff.classic();
        int side = 1 << 16;
        for (int level = 0; level < 8; level++, side /= 2) {
            int tiles = Math.max(1, side / 512) * Math.max(1, side / 512);
            TestPage page = TestPage.tiles(TestPicture.of(512, 512), TestSamples.RGB, TestPacking.LZW, 512, 512)
                    .without(0).tag(256, 4, side).tag(257, 4, side).tag(324, 4, new long[tiles]).tag(325, 4,
                            new long[tiles]);
            file.page(level == 0 ? page : page.reduced());
        }
        Path written = file.write(folder.resolve("sparse.tif"));
        try (Slide slide = Slide.open(written)) {
            byte[] rgb = new byte[3 * 512 * 512];
            slide.read(7, new Region(0, 0, 512, 512), rgb);
            assertThat(rgb[3 * 512 * 511] & 0xFF).isEqualTo(255);
            assertThat(slide.damage()).isEmpty();
        }
    }

    @Test
    void whereNoLevelHasATileThereIsGlass() throws IOException {
        TestTiff file = TestTiff.classic();
        for (int factor : new int[] {1, 2, 4}) {
            TestPage page = TestPage.tiles(PICTURE.reduced(factor), TestSamples.RGB, TestPacking.LZW, 16, 16);
            file.page((factor == 1 ? page : page.reduced()).without(0).without(1));
        }
        try (Slide slide = open(file)) {
            byte[] rgb = new byte[3 * 4 * 4];
            slide.read(2, new Region(0, 0, 4, 4), rgb);
            assertThat(rgb).as("glass at all levels").containsOnly(255);
        }
    }
}
