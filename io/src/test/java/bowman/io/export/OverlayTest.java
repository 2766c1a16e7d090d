package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.export.SlideInstances.Probabilities;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskPlacement;
import bowman.io.slide.Overview;
import bowman.io.slide.PixelSize;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final int BLUE = 0x0000FF;

    @Test
    void shapesAreDrawnWhereTheyLieInTheReducedSlide() {
        RgbImage drawn = new Overlay(new Overview(white(100, 50), 1000, 500))
                .outline(List.of(new Rectangle2D.Double(200, 100, 400, 300)), BLUE).image();
        assertThat(drawn.color(20, 20)).as("on the left edge").isNotEqualTo(0xFFFFFF);
        assertThat(drawn.color(60, 39)).as("on the lower right corner").isNotEqualTo(0xFFFFFF);
        assertThat(drawn.color(40, 25)).as("inside").isEqualTo(0xFFFFFF);
        assertThat(drawn.color(70, 45)).as("outside").isEqualTo(0xFFFFFF);
    }

    @Test
    void linesHaveTheColourOfTheOutline() {
        RgbImage drawn = new Overlay(new Overview(white(2700, 20), 2700, 20))
                .outline(List.of(new Rectangle2D.Double(-10, 10, 3000, 100)), BLUE).image();
        assertThat(drawn.color(1000, 9)).as("the middle of a line three to four pixels thick").isEqualTo(BLUE);
    }

    @Test
    void theScaleBarIsWhiteInTheLowerLeftCorner() {
        RgbImage drawn = new Overlay(new Overview(RgbImage.blank(400, 200), 4000, 2000))
                .scaleBar(new PixelSize(0.25, PixelSize.Source.USER)).image();
        assertThat(white(drawn, 0, 200, 100, 200)).as("white pixels of 200 um at 2.5 um a pixel, and its label")
                .isGreaterThan(80);
        assertThat(white(drawn, 0, 400, 0, 100)).as("white pixels in the upper half").isZero();
    }

    @Test
    void aSmallImageGetsNoScaleBar() {
        RgbImage drawn = new Overlay(new Overview(RgbImage.blank(100, 50), 1000, 500))
                .scaleBar(new PixelSize(0.25, PixelSize.Source.USER)).image();
        assertThat(drawn.pixels()).containsOnly(0);
    }

    @Test
    void theImageBelowStaysAsItWas() {
        RgbImage base = white(100, 50);
        new Overlay(new Overview(base, 100, 50)).outline(List.of(new Rectangle2D.Double(20, 10, 40, 30)), BLUE);
        assertThat(base.pixels()).containsOnly(255);
    }

    @Test
    void instancesAreOutlinedWhereTheirMaskLiesWithTheirHoles() {
        SlideInstances found = new SlideInstances("a", new MaskPlacement(100, 100, 200, 50), Optional.empty(),
                Probabilities.UNKNOWN, Drawn.instances("""
                ......
                .####.
                .#..#.
                .####.
                """));
        RgbImage drawn = new Overlay(new Overview(white(100, 50), 1000, 500)).outline(found, BLUE).image();
        assertThat(drawn.color(30, 30)).as("on the left edge").isNotEqualTo(0xFFFFFF);
        assertThat(drawn.color(69, 30)).as("on the right edge").isNotEqualTo(0xFFFFFF);
        assertThat(drawn.color(50, 25)).as("on the upper edge of the hole").isNotEqualTo(0xFFFFFF);
        assertThat(drawn.color(35, 20)).as("inside").isEqualTo(0xFFFFFF);
        assertThat(drawn.color(50, 30)).as("in the hole").isEqualTo(0xFFFFFF);
    }

    private static int white(RgbImage image, int left, int right, int top, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += image.color(x, y) == 0xFFFFFF ? 1 : 0;
            }
        }
        return count;
    }

    private static RgbImage white(int width, int height) {
        RgbImage image = RgbImage.blank(width, height);
        Arrays.fill(image.pixels(), (byte) 255);
        return image;
    }
}
