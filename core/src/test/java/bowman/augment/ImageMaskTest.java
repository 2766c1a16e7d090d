package bowman.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.ShapeException;
import org.junit.jupiter.api.Test;

class ImageMaskTest {

    @Test
    void bytesBecomeColoursFromZeroToOneAndEveryByteButZeroIsPositive() {
        ImageMask pair = ImageMask.of(1, 2, new byte[] {0, 51, (byte) 255, 102, 0, 0}, new byte[] {0, 1});
        assertThat(pair.pixels()).containsExactly(0, 0.2f, 1, 0.4f, 0, 0);
        assertThat(pair.mask()).containsExactly(0, 1);
    }

    @Test
    void aRegionHasTheRowsAndColumnsAskedFor() {
        float[] pixels = new float[3 * 6];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        ImageMask region = new ImageMask(2, 3, pixels, new float[] {0, 1, 2, 3, 4, 5}).region(1, 1, 1, 2);
        assertThat(region.mask()).containsExactly(4, 5);
        assertThat(region.pixels()).containsExactly(12, 13, 14, 15, 16, 17);
    }

    @Test
    void aRegionBeyondTheImageIsRefused() {
        ImageMask pair = new ImageMask(2, 3, new float[18], new float[6]);
        assertThatThrownBy(() -> pair.region(0, 2, 2, 2)).isInstanceOf(ShapeException.class)
                .hasMessage("a region of 2x2 at column 2, row 0 does not lie within an image of 3x2");
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> new ImageMask(2, 3, new float[18], new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an image of 3x2 with its mask has 18 and 6 numbers, got 18 and 5");
    }
}
