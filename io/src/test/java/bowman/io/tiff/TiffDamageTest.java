package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.BadTiles;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideSettings;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tiles that are damaged or missing, and files that end too early. */
class TiffDamageTest {

    private static final TestPicture PICTURE = TestPicture.of(100, 70);
    private static final Region BAD_TILE = new Region(32, 16, 32, 16);
    /** The tile at column 1 of row 1; there are four in a row. */
    private static final int BAD = 5;

    @TempDir
    private Path folder;

    private static TestPage page(TestPacking packing) {
        return TestPage.tiles(PICTURE, TestSamples.RGB, packing, 32, 16);
    }

    private Path damaged(TestPacking packing, byte[] block) throws IOException {
        return TestTiff.classic().page(page(packing).block(BAD, block)).write(folder.resolve("bad.tif"));
    }

    private static SlideSettings filling(int color) {
        return SlideSettings.DEFAULT.withBadTiles(new BadTiles.Fill(color));
    }

    @ParameterizedTest
    @EnumSource(value = TestPacking.class, names = {"NONE", "PACK_BITS", "LZW", "DEFLATE", "JPEG_420", "JPEG_RGB"})
    void aTileThatEndsTooEarlyIsFilledAndListed(TestPacking packing) throws IOException {
        byte[] block = page(packing).block(BAD);
        Path file = damaged(packing, Arrays.copyOf(block, block.length / 2));
        try (Slide slide = Slide.open(file, filling(0x123456))) {
            RgbImage image = slide.read(slide.bounds());
            assertThat(image.color(32, 16)).as("the first pixel of the bad tile").isEqualTo(0x123456);
            assertThat(image.color(63, 31)).as("the last pixel of the bad tile").isEqualTo(0x123456);
            assertThat(image.color(31, 16)).as("the pixel before it").isNotEqualTo(0x123456);
            slide.read(BAD_TILE);
            assertThat(slide.damage()).as("listed once").hasSize(1);
            TileDamage damage = slide.damage().getFirst();
            assertThat(damage.region()).isEqualTo(BAD_TILE);
            assertThat(damage).extracting(TileDamage::level, TileDamage::column, TileDamage::row)
                    .containsExactly(0, 1, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestPacking.class, names = {"JPEG_420", "JPEG_RGB", "JPEG_OWN_TABLES"})
    void aTileThatLacksItsEndMarkerAloneIsWhole(TestPacking packing) throws IOException {
        byte[] block = page(packing).block(BAD);
        RgbImage whole;
        try (Slide slide = Slide.open(damaged(packing, block))) {
            whole = slide.read(BAD_TILE);
        }
        try (Slide slide = Slide.open(damaged(packing, Arrays.copyOf(block, block.length - 2)))) {
            assertThat(slide.read(BAD_TILE).pixels()).isEqualTo(whole.pixels());
            assertThat(slide.damage()).isEmpty();
        }
        try (Slide slide = Slide.open(damaged(packing, Arrays.copyOf(block, block.length - 12)))) {
            slide.read(BAD_TILE);
            assertThat(slide.damage()).extracting(TileDamage::reason).singleElement().asString()
                    .startsWith("is truncated or damaged (");
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestPacking.class, names = {"LZW", "DEFLATE", "JPEG_420", "JPEG_OWN_TABLES"})
    void noiseInATileIsDamageAndNothingElse(TestPacking packing) throws IOException {
        Random random = new Random(11);
        for (int trial = 0; trial < 20; trial++) {
            byte[] block = page(packing).block(BAD).clone();
            for (int i = 0; i < 40; i++) {
                block[random.nextInt(block.length)] = (byte) random.nextInt();
            }
            try (Slide slide = Slide.open(damaged(packing, block))) {
                assertThatCode(() -> slide.read(slide.bounds())).as("trial " + trial).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aBadTileStopsTheReadWhereThatIsAskedFor() throws IOException {
        Path file = damaged(TestPacking.DEFLATE, new byte[] {1, 2, 3, 4});
        try (Slide slide = Slide.open(file, SlideSettings.DEFAULT.withBadTiles(BadTiles.FAIL))) {
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(() -> slide.read(slide.bounds())).isInstanceOf(SlideException.class)
                        .hasMessage(file + ": level 0: the tile 1,1 (32x16 at 32,16) is not valid Deflate data; copy"
                                + " the file again, or have bad tiles filled");
            }
            assertThatCode(() -> slide.read(new Region(0, 0, 32, 70))).as("beside it").doesNotThrowAnyException();
        }
    }

    @Test
    void tilesBeyondTheEndOfTheFileAreBad() throws IOException {
        byte[] whole = TestTiff.classic().page(page(TestPacking.NONE)).bytes();
        int tile = 3 * 32 * 16;
        Path file = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(whole, whole.length - 2 * tile - 1));
        try (Slide slide = Slide.open(file)) {
            slide.read(slide.bounds());
            assertThat(slide.damage()).extracting(TileDamage::row, TileDamage::column, TileDamage::reason)
                    .containsExactly(tuple(4, 1, "lies beyond the end of the file"),
                            tuple(4, 2, "lies beyond the end of the file"),
                            tuple(4, 3, "lies beyond the end of the file"));
        }
    }

    @Test
    void tilesThatAreCutOffWhileTheSlideIsOpenAreBad() throws IOException {
        byte[] whole = TestTiff.classic().page(page(TestPacking.NONE)).bytes();
        Path file = Files.write(folder.resolve("cut.tif"), whole);
        try (Slide slide = Slide.open(file)) {
            Files.write(file, Arrays.copyOf(whole, whole.length - 1));
            slide.read(slide.bounds());
            assertThat(slide.damage()).extracting(TileDamage::reason)
                    .containsExactly("was truncated after the file was opened");
        }
    }

    @Test
    void aTileThatACoarserLevelLacksIsAveragedFromTheFinerOne() throws IOException {
        TestPicture coarse = PICTURE.reduced(2);
        Path file = TestTiff.classic().page(page(TestPacking.LZW))
                .page(TestPage.tiles(coarse, TestSamples.RGB, TestPacking.LZW, 32, 16).reduced().without(0))
                .write(folder.resolve("lacking.tif"));
        try (Slide slide = Slide.open(file)) {
            byte[] rgb = new byte[3 * 32 * 16];
            slide.read(1, new Region(0, 0, 32, 16), rgb);
            for (int i = 0; i < rgb.length; i++) {
                int x = i / 3 % 32 * 2;
                int y = i / 3 / 32 * 2;
                int shift = 16 - i % 3 * 8;
                int sum = (PICTURE.color(x, y) >> shift & 0xFF) + (PICTURE.color(x + 1, y) >> shift & 0xFF)
                        + (PICTURE.color(x, y + 1) >> shift & 0xFF) + (PICTURE.color(x + 1, y + 1) >> shift & 0xFF);
                assertThat(rgb[i] & 0xFF).as("sample " + i).isEqualTo((sum + 2) / 4);
            }
            assertThat(slide.damage()).isEmpty();
        }
    }

    @Test
    void whereNothingIsStoredThereIsGlass() throws IOException {
        Path file = TestTiff.classic().page(page(TestPacking.LZW).without(BAD)).write(folder.resolve("sparse.tif"));
        try (Slide slide = Slide.open(file, filling(0))) {
            RgbImage image = slide.read(slide.bounds());
            assertThat(image.color(40, 20)).as("a pixel of the missing tile").isEqualTo(0xFFFFFF);
            assertThat(image.color(31, 20)).as("a pixel beside it").isEqualTo(PICTURE.color(31, 20));
            assertThat(slide.damage()).as("what was not stored is not damaged").isEmpty();
        }
        try (Slide slide = Slide.open(file, SlideSettings.DEFAULT.withBackground(0x010203))) {
            assertThat(slide.read(slide.bounds()).color(40, 20)).as("in a colour that was asked for")
                    .isEqualTo(0x010203);
        }
    }

    @Test
    void aTileThatClaimsMoreThanItCanNeedIsBad() throws IOException {
        long[] counts = new long[20];
        Arrays.fill(counts, 1L << 30);
        Path file = new TestTiff(ByteOrder.LITTLE_ENDIAN, true)
                .page(page(TestPacking.DEFLATE).tag(325, 16, counts)).write(folder.resolve("huge.tif"));
        try (Slide slide = Slide.open(file)) {
            slide.read(new Region(0, 0, 1, 1));
            assertThat(slide.damage()).extracting(TileDamage::reason).containsExactly("claims 1073741824 bytes");
        }
    }

    @Test
    void aTilePlacedBeforeTheFileIsBad() throws IOException {
        long[] offsets = new long[20];
        Arrays.fill(offsets, -5);
        Path file = new TestTiff(ByteOrder.LITTLE_ENDIAN, true)
                .page(page(TestPacking.DEFLATE).tag(324, 16, offsets)).write(folder.resolve("before.tif"));
        try (Slide slide = Slide.open(file)) {
            slide.read(new Region(0, 0, 1, 1));
            assertThat(slide.damage()).hasSize(1);
        }
    }
}
