package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.GrayImage;
import bowman.io.mask.MaskFile.Fit;
import bowman.io.slide.Pictures;
import bowman.io.slide.SlideException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskFileTest {

    private static final byte YES = (byte) 255;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 255})
    void allButZeroIsPositiveWhereNothingWasLost(int value) throws IOException {
        Path file = Pictures.write(Pictures.gray(3, 1, 0, value, value), "png", folder.resolve("m.png"));
        assertThat(MaskFile.read(file).pixels()).containsExactly(0, YES, YES);
    }

    @Test
    void theRingsOfAJpegAreNotPositive() throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(11, 0, 21, 32);
        Path file = Pictures.write(image, "jpg", folder.resolve("m.jpg"));
        GrayImage mask = MaskFile.read(file);
        for (int x = 0; x < 32; x++) {
            assertThat(mask.level(x, 16)).as("column " + x).isEqualTo(x < 11 ? 0 : 255);
        }
    }

    @Test
    void aMaskOfOneBitIsRead() throws IOException {
        BufferedImage image = Pictures.palette(1, new int[] {0, 0xFFFFFF}, 3, 1, 0, 1, 0);
        assertThat(MaskFile.read(Pictures.write(image, "png", folder.resolve("m.png"))).pixels())
                .containsExactly(0, YES, 0);
    }

    @Test
    void anyColourIsPositive() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 0, 0x000080);
        image.setRGB(2, 0, 0xFF0000);
        assertThat(MaskFile.read(Pictures.write(image, "png", folder.resolve("m.png"))).pixels())
                .containsExactly(0, YES, YES);
    }

    @Test
    void whatIsTransparentIsNegative() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FFFFFF);
        image.setRGB(1, 0, 0xFFFFFFFF);
        assertThat(MaskFile.read(Pictures.write(image, "png", folder.resolve("m.png"))).pixels())
                .containsExactly(0, YES);
    }

    @Test
    void probabilitiesOfAtLeastHalfArePositive() throws IOException {
        Path file = Files.write(folder.resolve("m.tiff"), Pictures.floatTiff(0, 0.4f, 1));
        assertThat(MaskFile.read(file).pixels()).containsExactly(0, 0, YES);
    }

    @Test
    void aMaskIsScaledToItsImageByTheNearestPixel() throws IOException {
        Path file = Pictures.write(Pictures.gray(6, 1, 0, 255, 0, 0, 255, 0), "png", folder.resolve("m.png"));
        assertThat(MaskFile.read(file, 2, 1, Fit.SCALED).pixels()).as("the middle of each three")
                .containsExactly(YES, YES);
        assertThat(MaskFile.read(file, 3, 2, Fit.SCALED).pixels()).as("the second of each two, in two rows")
                .containsExactly(YES, 0, 0, YES, 0, 0);
        assertThat(MaskFile.read(file, 12, 1, Fit.SCALED).pixels()).as("each twice")
                .containsExactly(0, 0, YES, YES, 0, 0, 0, 0, YES, YES, 0, 0);
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedInOneSentence() throws IOException {
        Path file = Pictures.write(Pictures.gray(2, 1, 0, 1), "png", folder.resolve("m.png"));
        assertThatThrownBy(() -> MaskFile.read(file, 4, 2, Fit.EXACT)).isInstanceOf(SlideException.class)
                .hasMessage(file + ": the mask has 2x1 pixels and its image 4x2; give the mask of this image, or let it"
                        + " be scaled (--scale-mask)");
    }

    @Test
    void aMaskThatWouldBeDistortedIsNotScaled() throws IOException {
        Path file = Pictures.write(Pictures.gray(60, 40, new int[60 * 40]), "png", folder.resolve("m.png"));
        assertThatThrownBy(() -> MaskFile.read(file, 80, 120, Fit.SCALED)).isInstanceOf(SlideException.class)
                .hasMessage(file + ": the mask has 60x40 pixels and its image 80x120, a different aspect ratio, so it"
                        + " is not scaled; give the mask of this image, turned as the image is");
        assertThat(MaskFile.read(file, 121, 80, Fit.SCALED).width()).as("sides are rounded").isEqualTo(121);
    }
}
