package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.mask.MaskReader;
import bowman.io.mask.MaskValues;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks in tiles: what is not known to be positive is not counted. */
class TiffMaskTest {

    private static final TestPicture PICTURE = TestPicture.of(100, 70);
    /** The tile at column 1 of row 0; there are four in a row. */
    private static final int TILE = 1;

    @TempDir
    private Path folder;

    private static TestPage page() {
        return TestPage.tiles(PICTURE, TestSamples.GRAY, TestPacking.DEFLATE, 32, 16);
    }

    @Test
    void aTileThatTheFileDoesNotHoldIsNegative() throws IOException {
        Path file = TestTiff.classic().page(page().without(TILE)).write(folder.resolve("mask.tif"));
        try (MaskReader mask = MaskReader.open(file, Optional.of(new MaskValues.Positive()))) {
            byte[] row = new byte[mask.width()];
            mask.positive().next(row);
            assertThat(Arrays.copyOfRange(row, 32, 64)).as("the missing tile").containsOnly(0);
            assertThat(row).as("beside it").contains(255);
        }
    }

    @Test
    void whatIsTransparentIsNegative() throws IOException {
        byte[] transparent = new byte[4 * 32 * 16];
        Arrays.fill(transparent, (byte) 200);
        for (int alpha = 3; alpha < transparent.length; alpha += 4) {
            transparent[alpha] = 0;
        }
        Path file = TestTiff.classic().page(TestPage.tiles(PICTURE, TestSamples.RGBA, TestPacking.NONE, 32, 16)
                .block(TILE, transparent)).write(folder.resolve("mask.tif"));
        try (MaskReader mask = MaskReader.open(file, Optional.of(new MaskValues.Positive()))) {
            byte[] row = new byte[mask.width()];
            mask.positive().next(row);
            assertThat(Arrays.copyOfRange(row, 32, 64)).as("the transparent tile").containsOnly(0);
            assertThat(row).as("beside it").contains(255);
        }
    }

    @Test
    void theLargestImageIsTheMaskAlsoIfItIsDecodedAsAWhole() throws IOException {
        TestPage small = TestPage.strips(PICTURE.reduced(2), TestSamples.RGB, TestPacking.NONE, 8);
        TestPage wide = TestPage.strips(PICTURE, TestSamples.PALETTE, TestPacking.NONE, 8);
        Path file = TestTiff.classic().page(small).page(wide).write(folder.resolve("mask.tif"));
        try (MaskReader mask = MaskReader.open(file, Optional.of(new MaskValues.Positive()))) {
            assertThat(mask.width()).isEqualTo(100);
            assertThat(mask.remarks()).contains("page 2 is read, the largest image of the file");
        }
    }

    @Test
    void aTileThatCannotBeDecodedStopsTheReading() throws IOException {
        Path file = TestTiff.classic().page(page().block(TILE, new byte[] {1, 2, 3})).write(folder.resolve("mask.tif"));
        assertThatThrownBy(() -> MaskReader.open(file)).isInstanceOf(SlideException.class)
                .hasMessageStartingWith(file + ": level 0: the tile 1,0 ");
    }
}
