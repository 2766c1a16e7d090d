package bowman.io.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.GrayImage;
import bowman.io.image.RgbImage;
import org.junit.jupiter.api.Test;

class OutlinesTest {

    private static final int GREEN = 0x00FF00;

    @Test
    void theEdgeOfASquareIsDrawnInsideIt() {
        assertThat(draw(square(7, 1, 5), 1)).isEqualTo("""
                .......
                .#####.
                .#...#.
                .#...#.
                .#...#.
                .#####.
                .......
                """);
    }

    @Test
    void thicknessGrowsInwards() {
        assertThat(draw(square(7, 1, 5), 2)).isEqualTo("""
                .......
                .#####.
                .#####.
                .##.##.
                .#####.
                .#####.
                .......
                """);
    }

    @Test
    void theImagesOwnEdgeIsNoOutline() {
        assertThat(draw(square(3, 0, 3), 1)).isEqualTo("""
                ...
                ...
                ...
                """);
    }

    @Test
    void theImageBelowStaysAsItWas() {
        RgbImage base = RgbImage.blank(7, 7);
        new Outlines(base).draw(square(7, 1, 5), GREEN, 1);
        assertThat(base.color(1, 1)).isZero();
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        Outlines outlines = new Outlines(RgbImage.blank(4, 4));
        assertThatThrownBy(() -> outlines.draw(square(5, 1, 2), GREEN, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mask of 5x5 does not lie over an image of 4x4");
    }

    private static GrayImage square(int size, int from, int side) {
        GrayImage mask = GrayImage.blank(size, size);
        for (int y = from; y < from + side; y++) {
            for (int x = from; x < from + side; x++) {
                mask.pixels()[y * size + x] = 1;
            }
        }
        return mask;
    }

    private static String draw(GrayImage mask, int thickness) {
        RgbImage image = new Outlines(RgbImage.blank(mask.width(), mask.height())).draw(mask, GREEN, thickness).image();
        StringBuilder drawn = new StringBuilder();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                drawn.append(image.color(x, y) == GREEN ? '#' : '.');
            }
            drawn.append('\n');
        }
        return drawn.toString();
    }
}
