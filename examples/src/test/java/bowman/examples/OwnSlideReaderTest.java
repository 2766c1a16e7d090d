package bowman.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.BadTiles;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideSettings;
import bowman.io.slide.TileDamage;
import bowman.io.synthetic.SyntheticKidney;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSlideReaderTest {

    private static final RgbImage SECTION = new SyntheticKidney(200, 150, 3).draw().image();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("section.properties");
        try (Slide section = section()) {
            OwnSlideReader.write(file, section, 64, 0.5);
        }
    }

    private static Slide section() {
        return ImageSlide.of("section", SECTION);
    }

    @Test
    void slideOpenFindsTheReader() throws IOException {
        try (Slide slide = Slide.open(file)) {
            assertThat(slide).isInstanceOf(TileFolder.class);
            assertThat(slide.bounds()).isEqualTo(new Region(0, 0, 200, 150));
            assertThat(slide.pixelSize()).contains(new PixelSize(0.5, PixelSize.Source.FILE));
        }
    }

    @Test
    void regionsHoldThePixelsThatWereWritten() throws IOException {
        Random random = new Random(1);
        try (Slide slide = Slide.open(file); Slide section = section()) {
            for (int trial = 0; trial < 20; trial++) {
                int x = random.nextInt(slide.width());
                int y = random.nextInt(slide.height());
                Region region = new Region(x, y, 1 + random.nextInt(slide.width() - x),
                        1 + random.nextInt(slide.height() - y));
                assertThat(slide.read(region).pixels()).as("%s", region).isEqualTo(section.read(region).pixels());
            }
            assertThat(slide.read(slide.bounds()).pixels()).as("all of it").isEqualTo(SECTION.pixels());
        }
    }

    @Test
    void threadsReadTheSame() throws IOException {
        try (Slide slide = Slide.open(file)) {
            assertThat(IntStream.range(0, 8).parallel().mapToObj(thread -> slide.bounds()).map(region -> {
                byte[] pixels = new byte[SECTION.pixels().length];
                try {
                    slide.read(region, pixels);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return pixels;
            })).allSatisfy(pixels -> assertThat(pixels).isEqualTo(SECTION.pixels()));
        }
    }

    @Test
    void aTileThatIsNotThereIsBackground() throws IOException {
        Files.delete(folder.resolve("1_1.png"));
        try (Slide slide = Slide.open(file, SlideSettings.DEFAULT.withBackground(0x102030))) {
            assertThat(slide.read(new Region(64, 64, 1, 1)).color(0, 0)).isEqualTo(0x102030);
            assertThat(slide.damage()).isEmpty();
        }
    }

    @Test
    void aTileThatCannotBeDecodedIsFilledOrRefused() throws IOException {
        Files.writeString(folder.resolve("1_1.png"), "no image");
        Region tile = new Region(64, 64, 64, 64);
        try (Slide slide = Slide.open(file)) {
            slide.read(slide.bounds());
            assertThat(slide.read(tile).color(0, 0)).as("white").isEqualTo(0xFFFFFF);
            assertThat(slide.damage()).containsExactly(new TileDamage(0, 1, 1, tile, "cannot be decoded"));
        }
        try (Slide slide = Slide.open(file, SlideSettings.DEFAULT.withBadTiles(BadTiles.FAIL))) {
            assertThatThrownBy(() -> slide.read(tile)).isInstanceOf(SlideException.class)
                    .hasMessageContaining("1_1.png");
        }
    }

    @Test
    void theCallersPixelSizeWinsOverTheFiles() throws IOException {
        try (Slide slide = Slide.open(file, SlideSettings.DEFAULT.withMicronsPerPixel(0.24))) {
            assertThat(slide.pixelSize()).contains(new PixelSize(0.24, PixelSize.Source.USER));
        }
    }

    @Test
    void sizesThatCannotBeAreRefused() throws IOException {
        for (String line : new String[] {"width=", "tile=0", "microns_per_pixel=-1"}) {
            Files.writeString(file, "#folder of tiles\nwidth=200\nheight=150\ntile=64\nmicrons_per_pixel=1\n" + line);
            assertThatThrownBy(() -> Slide.open(file)).as(line).isInstanceOf(SlideException.class)
                    .hasMessageContaining("section.properties: the sizes cannot be used");
        }
    }

    @Test
    void aClosedSlideRefusesToRead() throws IOException {
        Slide slide = Slide.open(file);
        slide.close();
        assertThatThrownBy(() -> slide.read(new Region(0, 0, 1, 1))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void theProgramReadsTheMiddleOfWhatItWrote() throws IOException {
        assertThat(Printed.lines(OwnSlideReader::main, folder)).containsExactly(
                "section.properties: folder of tiles, 1000x700, 1.500 um/px (the slide's file)");
        try (Slide middle = Slide.open(folder.resolve("middle.png"));
                Slide slide = Slide.open(folder.resolve("section.properties"))) {
            assertThat(middle.read(middle.bounds()).pixels())
                    .isEqualTo(slide.read(new Region(250, 175, 500, 350)).pixels());
        }
    }
}
