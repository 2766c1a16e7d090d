package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.mask.MaskFile.Fit;
import bowman.io.slide.Pictures;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks that are decoded whole, row by row. */
class MaskReaderTest {

    private static final byte YES = (byte) 255;

    @TempDir
    private Path folder;

    /** Programs write labels and probabilities so, which no slide is made of. */
    @Test
    void samplesOfMoreThanAnImageHasAreRead() throws IOException {
        Path file = Files.write(folder.resolve("m.tiff"), Pictures.floatTiff(0, 0.4f, 1));
        try (MaskReader mask = MaskReader.open(file)) {
            byte[] row = new byte[mask.width()];
            mask.positive().next(row);
            assertThat(row).as("of probabilities, those of at least half").containsExactly(0, 0, YES);
            assertThat(mask.pixelSize()).isEmpty();
        }
    }

    @Test
    void aMaskIsScaledToItsImageByTheNearestPixel() throws IOException {
        Path file = Pictures.write(Pictures.gray(6, 1, 0, 255, 0, 0, 255, 0), "png", folder.resolve("m.png"));
        try (MaskReader mask = MaskReader.open(file)) {
            GrayRows rows = mask.fitting(3, 2, Fit.SCALED).positive();
            for (int y = 0; y < 2; y++) {
                byte[] row = new byte[rows.width()];
                rows.next(row);
                assertThat(row).as("the second of each two, in row " + y).containsExactly(YES, 0, 0);
            }
        }
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedInOneSentence() throws IOException {
        Path file = Pictures.write(Pictures.gray(2, 1, 0, 1), "png", folder.resolve("m.png"));
        try (MaskReader mask = MaskReader.open(file)) {
            assertThatThrownBy(() -> mask.fitting(4, 2, Fit.EXACT)).isInstanceOf(SlideException.class)
                    .hasMessage(file + ": the mask has 2x1 pixels and its image 4x2; give the mask of this image, or"
                            + " let it be scaled (--scale-mask)");
        }
    }

    @Test
    void whatIsNoImageIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("m.png"), "no image");
        assertThatThrownBy(() -> MaskReader.open(file)).isInstanceOf(SlideException.class)
                .hasMessage(file + ": this is not an image that can be read; convert it to JPEG, PNG or TIFF");
    }
}
