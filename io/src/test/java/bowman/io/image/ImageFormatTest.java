package bowman.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFormatTest {

    @TempDir
    private Path folder;

    @Test
    void colourComesBackFromAPngAsItWas() throws IOException {
        RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, (byte) 250, 128 - 256, 0});
        ImageFormat.PNG.write(folder.resolve("a.png"), image);
        try (Slide slide = Slide.open(folder.resolve("a.png"))) {
            assertThat(slide.read(slide.bounds()).pixels()).isEqualTo(image.pixels());
        }
    }

    @Test
    void encodedBytesAreThoseOfTheFile() throws IOException {
        RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
        ImageFormat.PNG.write(folder.resolve("a.png"), image);
        assertThat(folder.resolve("a.png")).hasBinaryContent(ImageFormat.PNG.encode(image));
    }

    @Test
    void grayComesBackFromAPngAsItWas() throws IOException {
        ImageFormat.PNG.write(folder.resolve("a.png"), new GrayImage(1, 2, new byte[] {77, (byte) 200}));
        try (Slide slide = Slide.open(folder.resolve("a.png"))) {
            assertThat(slide.read(slide.bounds()).color(0, 1)).isEqualTo(0xC8C8C8);
        }
    }

    @Test
    void colourComesBackFromAJpegNearlyAsItWas() throws IOException {
        RgbImage image = RgbImage.blank(64, 64);
        for (int i = 0; i < 64 * 64; i++) {
            image.setColor(i % 64, i / 64, (100 + i % 64) << 16 | 60 << 8 | 120 + i / 64);
        }
        Path file = folder.resolve("a.jpg");
        ImageFormat.JPEG.write(file, image);
        assertThat(Files.readAllBytes(file)).as("the first bytes of a JPEG").startsWith(0xFF, 0xD8);
        try (Slide slide = Slide.open(file)) {
            int color = slide.read(slide.bounds()).color(40, 20);
            assertThat(color >> 16).as("red").isCloseTo(140, within(6));
            assertThat(color >> 8 & 0xFF).as("green").isCloseTo(60, within(6));
            assertThat(color & 0xFF).as("blue").isCloseTo(140, within(6));
        }
    }
}
