package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSlideTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void aRegionHoldsThePixelsOfTheFile(String format) throws IOException {
        Path file = Pictures.write(Pictures.colored(40, 30), format, folder.resolve("a." + format));
        try (Slide slide = Slide.open(file)) {
            RgbImage region = slide.read(new Region(5, 7, 20, 10));
            assertThat(region.color(0, 0)).as("first pixel").isEqualTo(Pictures.color(5, 7));
            assertThat(region.color(19, 9)).as("last pixel").isEqualTo(Pictures.color(24, 16));
        }
    }

    @Test
    void aJpegIsReadNearlyAsItWasWritten() throws IOException {
        BufferedImage flat = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        flat.createGraphics().fillRect(0, 0, 32, 32);
        try (Slide slide = Slide.open(Pictures.write(flat, "jpg", folder.resolve("a.jpg")))) {
            assertThat(slide.read(slide.bounds()).color(16, 16)).as("a white pixel").isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void theFormatIsToldByTheContent() throws IOException {
        Path file = Pictures.write(Pictures.colored(8, 8), "png", folder.resolve("really-a-png.jpg"));
        try (Slide slide = Slide.open(file)) {
            assertThat(slide.read(slide.bounds()).color(3, 4)).isEqualTo(Pictures.color(3, 4));
        }
    }

    @Test
    void grayStaysAsItStandsInTheFile() throws IOException {
        Path file = Pictures.write(Pictures.gray(2, 1, 10, 128), "png", folder.resolve("gray.png"));
        try (Slide slide = Slide.open(file)) {
            RgbImage image = slide.read(slide.bounds());
            assertThat(image.color(0, 0)).as("sample 10").isEqualTo(0x0A0A0A);
            assertThat(image.color(1, 0)).as("sample 128, not brightened").isEqualTo(0x808080);
        }
    }

    @Test
    void aPaletteGivesItsColours() throws IOException {
        BufferedImage image = Pictures.palette(8, new int[] {0x102030, 0xA0B0C0}, 2, 1, 1, 0);
        try (Slide slide = Slide.open(Pictures.write(image, "png", folder.resolve("palette.png")))) {
            assertThat(slide.read(slide.bounds()).color(0, 0)).isEqualTo(0xA0B0C0);
        }
    }

    @Test
    void whereTheImageIsTransparentTheGlassShows() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xFF336699);
        try (Slide slide = Slide.open(Pictures.write(image, "png", folder.resolve("alpha.png")))) {
            RgbImage read = slide.read(slide.bounds());
            assertThat(read.color(0, 0)).as("opaque").isEqualTo(0x336699);
            assertThat(read.color(1, 0)).as("transparent").isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void theScaleIsWhatTheCallerSays() throws IOException {
        Path file = Pictures.write(Pictures.colored(8, 8), "png", folder.resolve("a.png"));
        PixelSize scale = new PixelSize(1.88, PixelSize.Source.USER);
        try (Slide slide = ImageSlide.open(file, Optional.of(scale))) {
            assertThat(slide.pixelSize()).contains(scale);
        }
    }

    @ParameterizedTest
    @CsvSource({"jpg, 0.6", "jpg, 0.99", "png, 0.6", "png, 0.9", "tiff, 0.6", "tiff, 0.97"})
    void aTruncatedImageIsRefusedInOneSentence(String format, double part) throws IOException {
        Path file = Pictures.write(Pictures.colored(300, 200), format, folder.resolve("cut." + format));
        Pictures.truncate(file, part);
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessageContaining("cut." + format).hasMessageContaining("truncated").hasMessageNotContaining("\n");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Slide.open(folder.resolve("none.png"))).isInstanceOf(SlideException.class)
                .hasMessageContaining("none.png: there is no such file");
    }

    @Test
    void aFolderIsNoSlide() {
        assertThatThrownBy(() -> Slide.open(folder)).isInstanceOf(SlideException.class)
                .hasMessageContaining("not a file");
    }

    @Test
    void anEmptyFileIsNoSlide() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.png"));
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class).hasMessageContaining("empty");
    }

    @Test
    void textIsNoImage() throws IOException {
        Path file = Files.writeString(folder.resolve("text.png"), "not an image at all");
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessageContaining("not an image");
    }

    @Test
    void aRegionOutsideIsRefused() {
        Slide slide = ImageSlide.of("small", RgbImage.blank(4, 4));
        assertThatThrownBy(() -> slide.read(new Region(1, 0, 4, 4))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4x4 at 1,0");
    }
}
