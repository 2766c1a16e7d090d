package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.RgbImage;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideReader.Support;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are read in parts, beside another decoder that reads them whole; and those that are left to it. */
class WholeDecodeTest {

    private static final TestPicture PICTURE = TestPicture.of(150, 101);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"RGB, NONE", "RGB, LZW_PREDICTED", "RGB, LZW", "RGB, DEFLATE_PREDICTED", "GRAY, LZW",
        "RGBA, DEFLATE", "BILEVEL, DEFLATE", "BILEVEL_WHITE_IS_ZERO, NONE", "PALETTE, LZW"})
    void partsAreAsAnotherDecoderReadsThem(TestSamples samples, TestPacking packing) throws IOException {
        Path file = TestTiff.classic().page(TestPage.tiles(PICTURE, samples, packing, 64, 48))
                .write(folder.resolve("a.tif"));
        try (Slide parts = Slide.open(file); Slide whole = ImageSlide.open(file)) {
            assertThat(parts).isInstanceOf(TiffSlide.class);
            assertThat(parts.read(parts.bounds()).pixels()).isEqualTo(whole.read(whole.bounds()).pixels());
        }
    }

    @Test
    void cmykIsLeftToWholeDecoding() throws IOException {
        Path file = TestTiff.classic().page(TestPage.tiles(PICTURE, TestSamples.RGB_AND_MORE, TestPacking.NONE, 64, 48)
                .tag(262, 3, 5).tag(338, 3, 0)).write(folder.resolve("cmyk.tif"));
        assertThat(new TiffSlideReader().support(file)).isEqualTo(Support.WHOLE);
    }

    private Slide deep(int sample, UnaryOperator<TestPage> change) throws IOException {
        byte[] samples = new byte[2 * 20 * 10];
        for (int i = 0; i < samples.length; i += 2) {
            samples[i] = (byte) sample;
            samples[i + 1] = (byte) (sample >> 8);
        }
        TestPage page = TestPage.strips(TestPicture.of(20, 10), TestSamples.GRAY, TestPacking.NONE, 10).tag(258, 3, 16)
                .block(0, samples);
        return Slide.open(TestTiff.classic().page(change.apply(page)).write(folder.resolve("deep.tif")));
    }

    private static String ome(int bits) {
        return "<OME><Image><Pixels Type=\"uint16\" SignificantBits=\"" + bits + "\"/></Image></OME>";
    }

    @Test
    void fewerSignificantBitsAreScaledByWhatTheFileSays() throws IOException {
        try (Slide slide = deep(0x0FFF, page -> page.description(ome(12)))) {
            assertThat(slide.read(slide.bounds()).color(3, 4)).as("4095 of 4095").isEqualTo(0xFFFFFF);
            assertThat(slide.remarks()).isEmpty();
        }
        try (Slide slide = deep(0x0202, page -> page.tag(281, 3, 1023))) {
            assertThat(slide.read(slide.bounds()).color(3, 4)).as("514 of 1023").isEqualTo(0x808080);
        }
    }

    @Test
    void fewerSignificantBitsThatTheFileDoesNotSayAreRefused() throws IOException {
        assertThatThrownBy(() -> deep(3896, page -> page)).isInstanceOf(SlideException.class)
                .hasMessageContaining("its samples of 16 bits reach only 3896 of 65535");
        try (Slide slide = deep(3896, page -> page.description(ome(16)))) {
            assertThat(slide.remarks()).containsExactly("its samples reach only 3896 of 65535, although the file says"
                    + " that all 16 bits are significant");
        }
        try (Slide slide = deep(0, page -> page)) {
            assertThat(slide.read(slide.bounds()).color(3, 4)).as("black").isZero();
        }
    }

    /** Hot pixels, and white that stitching programs fill images up with. */
    @ParameterizedTest
    @CsvSource({"65535, 1", "65535, 90", "40000, 1"})
    void fewBrighterPixelsDoNotHideThatBitsAreMissing(int bright, int count) throws IOException {
        byte[] samples = new byte[2 * 60 * 50];
        for (int i = 0; i < samples.length; i += 2) {
            int sample = i < 2 * count ? bright : 3896;
            samples[i] = (byte) sample;
            samples[i + 1] = (byte) (sample >> 8);
        }
        Path file = TestTiff.classic().page(TestPage.strips(TestPicture.of(60, 50), TestSamples.GRAY, TestPacking.NONE,
                50).tag(258, 3, 16).block(0, samples)).write(folder.resolve("hot.tif"));
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessageContaining("its samples of 16 bits reach only 3896 of 65535");
    }

    @Test
    void halfOfTheRangeIsSaidToBeDark() throws IOException {
        try (Slide slide = deep(0x7FFF, page -> page)) {
            assertThat(slide.remarks()).singleElement().asString().startsWith("its samples reach only 32767 of 65535");
        }
        try (Slide slide = deep(0xF000, page -> page.description(ome(12)))) {
            assertThat(slide.remarks()).singleElement().asString().contains("only 12 bits are significant");
        }
    }

    @Test
    void channelsInShadesOfGrayAreRefused() throws IOException {
        Path file = TestTiff.classic().page(TestPage.strips(PICTURE, TestSamples.RGB, TestPacking.NONE, 10)
                .tag(262, 3, 1)).write(folder.resolve("gray.tif"));
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessageContaining("the image has 3 channels, which its tag says are shades of gray");
    }

    @Test
    void missingStripsOfSixteenBitsAreRefused() {
        assertThatThrownBy(() -> deep(0xFFFF, page -> page.without(0))).isInstanceOf(SlideException.class)
                .hasMessageContaining("tiles of the image are missing in the file");
    }

    @Test
    void sixteenBitsAreDecodedWhole() throws IOException {
        TestPicture picture = TestPicture.of(20, 10);
        byte[] samples = new byte[2 * 20 * 10];
        Arrays.fill(samples, (byte) 0x80);
        Path file = TestTiff.classic().page(TestPage.strips(picture, TestSamples.GRAY, TestPacking.NONE, 10)
                .tag(258, 3, 16).block(0, samples)).write(folder.resolve("deep.tif"));
        try (Slide slide = Slide.open(file)) {
            assertThat(slide).isInstanceOf(ImageSlide.class);
            RgbImage image = slide.read(slide.bounds());
            assertThat(image.color(3, 4)).as("0x8080 of 0xFFFF").isEqualTo(0x808080);
        }
    }
}
