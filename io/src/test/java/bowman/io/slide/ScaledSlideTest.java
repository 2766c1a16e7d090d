package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScaledSlideTest {

    private static final Slide SLIDE = ImageSlide.of("slide.png", image(60, 40));

    @Test
    void theSlidesOwnResolutionGivesItsPixels() throws IOException {
        ScaledSlide same = new ScaledSlide(SLIDE, new Region(5, 6, 30, 20), 1.01);
        assertThat(same.scale()).isEqualTo(1);
        assertThat(read(same, new Region(2, 3, 10, 8)).color(0, 0)).isEqualTo(SLIDE.read(SLIDE.bounds()).color(7, 9));
    }

    @Test
    void theNearestFinerLevelIsRead() {
        assertThat(new ScaledSlide(PYRAMID, PYRAMID.bounds(), 1.9).level()).isEqualTo(0);
        assertThat(new ScaledSlide(PYRAMID, PYRAMID.bounds(), 2).level()).isEqualTo(1);
        assertThat(new ScaledSlide(PYRAMID, PYRAMID.bounds(), 3.96).level()).isEqualTo(2);
        assertThat(new ScaledSlide(PYRAMID, PYRAMID.bounds(), 9).level()).isEqualTo(2);
        assertThat(new ScaledSlide(PYRAMID, PYRAMID.bounds(), 0.5).level()).isEqualTo(0);
    }

    @Test
    void itBeginsWithAWholePixelOfTheLevelThatIsRead() {
        ScaledSlide quarter = new ScaledSlide(PYRAMID, new Region(5, 7, 20, 20), 4);
        assertThat(quarter.left()).isEqualTo(4);
        assertThat(quarter.top()).isEqualTo(8);
        assertThat(new ScaledSlide(PYRAMID, new Region(5, 7, 20, 20), 1.5).left()).as("level 0").isEqualTo(5);
    }

    @Test
    void aHalfHasHalfThePixels() {
        ScaledSlide half = new ScaledSlide(SLIDE, SLIDE.bounds(), 2);
        assertThat(half.width()).isEqualTo(30);
        assertThat(half.height()).isEqualTo(20);
        assertThat(half.scale()).isEqualTo(2);
    }

    @Test
    void windowsFitTogether() throws IOException {
        ScaledSlide scaled = new ScaledSlide(SLIDE, SLIDE.bounds(), 1.7);
        RgbImage whole = read(scaled, new Region(0, 0, scaled.width(), scaled.height()));
        RgbImage part = read(scaled, new Region(11, 7, 13, 9));
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 13; x++) {
                assertThat(part.color(x, y)).as("pixel %d, %d", x, y).isEqualTo(whole.color(11 + x, 7 + y));
            }
        }
    }

    @Test
    void muchOfASlideIsReadInBandsThatFitTogether() throws IOException {
        Stripes stripes = new Stripes(20_000, 2_000);
        ScaledSlide tenth = new ScaledSlide(stripes, stripes.bounds(), 10);
        byte[] whole = new byte[3 * 2000 * 200];
        tenth.read(new Region(0, 0, 2000, 200), whole);
        assertThat(stripes.most).as("pixels that were read at once").isLessThanOrEqualTo(1 << 24);
        byte[] row = new byte[3 * 2000];
        for (int y = 0; y < 200; y++) {
            tenth.read(new Region(0, y, 2000, 1), row);
            assertThat(Arrays.equals(row, 0, row.length, whole, y * row.length, (y + 1) * row.length))
                    .as("row %d", y).isTrue();
        }
    }

    @Test
    void aResolutionThatIsFarTooFineIsRefused() {
        assertThatThrownBy(() -> new ScaledSlide(SLIDE, SLIDE.bounds(), 1e-9))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("slide.png would have 60000000000")
                .hasMessageContaining("choose a coarser one");
    }

    /** A slide whose colour depends on the row. */
    private static final class Stripes implements Slide {

        private final SlideLevel level;
        private long most;

        Stripes(int width, int height) {
            level = new SlideLevel(width, height, 1, 256, 256);
        }

        @Override
        public String name() {
            return "stripes";
        }

        @Override
        public String format() {
            return "painted";
        }

        @Override
        public List<SlideLevel> levels() {
            return List.of(level);
        }

        @Override
        public Optional<PixelSize> pixelSize() {
            return Optional.empty();
        }

        @Override
        public void read(int number, Region region, byte[] rgb) {
            most = Math.max(most, region.area());
            int line = 3 * region.width();
            for (int y = 0; y < region.height(); y++) {
                Arrays.fill(rgb, y * line, (y + 1) * line, (byte) (37 * (region.y() + y)));
            }
        }

        @Override
        public void close() {
        }
    }

    @Test
    void aColourStaysWhatItIs() throws IOException {
        RgbImage flat = RgbImage.blank(50, 50);
        for (int i = 0; i < 2500; i++) {
            flat.setColor(i % 50, i / 50, 0xFE80FF);
        }
        ScaledSlide third = new ScaledSlide(ImageSlide.of("flat", flat), new Region(0, 0, 50, 50), 3.3);
        assertThat(read(third, new Region(0, 0, third.width(), third.height())).color(7, 7)).isEqualTo(0xFE80FF);
    }

    @Test
    void beyondTheEdgeThereIsGlass() throws IOException {
        RgbImage read = read(new ScaledSlide(SLIDE, SLIDE.bounds(), 2), new Region(25, 15, 16, 16));
        assertThat(read.color(4, 4)).as("the last pixel").isNotEqualTo(0xFFFFFF);
        assertThat(read.color(5, 4)).as("right of it").isEqualTo(0xFFFFFF);
        assertThat(read.color(4, 5)).as("below it").isEqualTo(0xFFFFFF);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new ScaledSlide(SLIDE, new Region(40, 0, 30, 10), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("30x10 at 40,0");
        assertThatThrownBy(() -> new ScaledSlide(SLIDE, SLIDE.bounds(), 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must be above 0");
    }

    private static RgbImage read(ScaledSlide slide, Region region) throws IOException {
        RgbImage image = RgbImage.blank(region.width(), region.height());
        slide.read(region, image.pixels());
        return image;
    }

    private static RgbImage image(int width, int height) {
        RgbImage image = RgbImage.blank(width, height);
        for (int i = 0; i < width * height; i++) {
            image.setColor(i % width, i / width, i * 7919 & 0x7F7F7F);
        }
        return image;
    }

    /** Levels only. */
    private static final Slide PYRAMID = new Slide() {

        @Override
        public String name() {
            return "pyramid";
        }

        @Override
        public String format() {
            return "drawn";
        }

        @Override
        public List<SlideLevel> levels() {
            return List.of(new SlideLevel(400, 400, 1, 64, 64), new SlideLevel(200, 200, 2, 64, 64),
                    new SlideLevel(100, 100, 4, 64, 64));
        }

        @Override
        public Optional<PixelSize> pixelSize() {
            return Optional.empty();
        }

        @Override
        public void read(int level, Region region, byte[] rgb) {
            throw new IllegalStateException("nothing is read");
        }

        @Override
        public void close() {
        }
    };
}
