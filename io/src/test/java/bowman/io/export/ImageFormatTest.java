package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.slide.GrayImage;
import bowman.io.slide.RgbImage;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {

    @TempDir
    private Path folder;

    @Test
    void colourComesBackAsItWas() throws IOException {
        RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, (byte) 250, 128 - 256, 0});
        PngFile.write(folder.resolve("a.png"), image);
        try (Slide slide = Slide.open(folder.resolve("a.png"))) {
            assertThat(slide.read(slide.bounds()).pixels()).isEqualTo(image.pixels());
        }
    }

    @Test
    void grayComesBackAsItWas() throws IOException {
        PngFile.write(folder.resolve("a.png"), new GrayImage(1, 2, new byte[] {77, (byte) 200}));
        try (Slide slide = Slide.open(folder.resolve("a.png"))) {
            assertThat(slide.read(slide.bounds()).color(0, 1)).isEqualTo(0xC8C8C8);
        }
    }
}
