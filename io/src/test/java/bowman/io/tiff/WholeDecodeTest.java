package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.RgbImage;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideReader.Support;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
