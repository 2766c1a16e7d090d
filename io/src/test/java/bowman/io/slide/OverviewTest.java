package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewTest {

    @Test
    void aSlideThatIsSmallEnoughStaysAsItIs() throws IOException {
        Overview overview = Overview.of(painted(new SlideLevel(40, 30, 1, 16, 16)), 40);
        assertThat(overview.image().width()).isEqualTo(40);
        assertThat(overview.image().height()).isEqualTo(30);
        assertThat(overview.image().color(17, 23)).as("a pixel").isEqualTo(Pictures.color(17, 23));
        assertThat(overview.downsampleX()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"301, 203, 64, 32, 64", "64, 640, 64, 7, 20", "1000, 3, 1000, 1, 10", "999, 1000, 256, 256, 999",
        "500, 400, 500, 400, 7"})
    void aPixelIsTheMeanOfThoseItStandsFor(int width, int height, int tileWidth, int tileHeight, int longest)
            throws IOException {
        RgbImage image = Overview.of(painted(new SlideLevel(width, height, 1, tileWidth, tileHeight)), longest).image();
        assertThat(Math.max(image.width(), image.height())).as("the longer side").isEqualTo(longest);
        long[][] sums = new long[image.width() * image.height()][2];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                long[] sum = sums[y * image.height() / height * image.width() + x * image.width() / width];
                sum[0] += Pictures.color(x, y) >> 8 & 0xFF;
                sum[1]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            assertThat(image.pixels()[3 * i + 1] & 0xFF).as("green of pixel " + i)
                    .isEqualTo(Math.round((double) sums[i][0] / sums[i][1]));
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 2", "250, 2", "251, 1", "500, 1", "501, 0", "900, 0"})
    void theCoarsestLevelThatIsLargeEnoughIsRead(int longest, int level) throws IOException {
        PaintedSlide slide = painted(new SlideLevel(1000, 600, 1, 256, 256), new SlideLevel(500, 300, 2, 256, 256),
                new SlideLevel(250, 150, 4, 256, 256));
        Overview overview = Overview.of(slide, longest);
        assertThat(slide.levelsRead()).containsOnly(level);
        assertThat(overview.downsampleX()).as("relative to level 0").isEqualTo(1000.0 / longest);
    }

    @Test
    void whatShowsARegionHoldsAllOfIt() throws IOException {
        Overview overview = Overview.of(painted(new SlideLevel(1000, 600, 1, 256, 256)), 100);
        assertThat(overview.showing(new Region(20, 30, 50, 40))).isEqualTo(new Region(2, 3, 5, 4));
        assertThat(overview.showing(new Region(29, 39, 2, 2))).as("across four pixels")
                .isEqualTo(new Region(2, 3, 2, 2));
        assertThat(overview.showing(new Region(999, 599, 1, 1))).as("the last pixel")
                .isEqualTo(new Region(99, 59, 1, 1));
        assertThatThrownBy(() -> overview.showing(new Region(999, 599, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(
                        "a slide of 1000x600 has no region 2x1 at 999,599");
    }

    @Test
    void aLongNarrowSlideKeepsAtLeastOneRow() throws IOException {
        assertThat(Overview.of(painted(new SlideLevel(3000, 2, 1, 256, 256)), 10).image().height()).isEqualTo(1);
    }

    private static PaintedSlide painted(SlideLevel... levels) {
        return new PaintedSlide(List.of(levels), Optional.empty(), (level, x, y) -> Pictures.color(x, y));
    }
}
