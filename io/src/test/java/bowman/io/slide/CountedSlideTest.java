package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedSlideTest {

    /** Two levels of 10x3 and 5x2 tiles, of which those of the first column are bad. */
    private static final class FirstColumnBad implements Slide {

        private final List<TileDamage> damage = new ArrayList<>();

        @Override
        public String name() {
            return "a.tif";
        }

        @Override
        public String format() {
            return "drawn";
        }

        @Override
        public List<SlideLevel> levels() {
            return List.of(new SlideLevel(100, 30, 1, 10, 10), new SlideLevel(50, 15, 2, 10, 10));
        }

        @Override
        public Optional<PixelSize> pixelSize() {
            return Optional.empty();
        }

        @Override
        public List<TileDamage> damage() {
            return damage;
        }

        @Override
        public void read(int level, Region region, byte[] rgb) {
            if (region.x() < 10 && damage.stream().noneMatch(bad -> bad.level() == level)) {
                damage.add(new TileDamage(level, 0, 0, new Region(0, 0, 10, 10), "is bad"));
            }
        }

        @Override
        public void close() {
        }
    }

    private static void read(Slide slide, int level, Region region) throws IOException {
        slide.read(level, region, new byte[3 * (int) region.area()]);
    }

    @Test
    void eachTileThatARegionTouchesIsCountedOnce() throws IOException {
        try (CountedSlide slide = new CountedSlide(new FirstColumnBad())) {
            assertThat(slide.tilesRead()).isZero();
            read(slide, 0, new Region(95, 25, 5, 5));
            read(slide, 0, new Region(90, 20, 10, 10));
            assertThat(slide.tilesRead()).as("the last tile").isEqualTo(1);
            read(slide, 0, new Region(9, 9, 2, 2));
            assertThat(slide.tilesRead()).as("with the four around a corner").isEqualTo(5);
            read(slide, 1, new Region(0, 0, 50, 15));
            assertThat(slide.tilesRead()).as("with all of the second level").isEqualTo(15);
            assertThat(slide.damageInWords()).contains("2 of the 15 tiles that were read cannot be decoded; the first"
                    + " is: level 0, tile 0,0 (10x10 at 0,0) is bad");
            assertThatCode(slide::requireMostlyReadable).doesNotThrowAnyException();
        }
    }

    @Test
    void moreThanHalfBadTilesAreAnError() throws IOException {
        try (CountedSlide slide = new CountedSlide(new FirstColumnBad())) {
            read(slide, 0, new Region(0, 0, 10, 10));
            assertThatThrownBy(slide::requireMostlyReadable).isInstanceOf(SlideException.class)
                    .hasMessage("a.tif: 1 of the 1 tiles that were read cannot be decoded; the first is: level 0, tile"
                            + " 0,0 (10x10 at 0,0) is bad, so there is no result; copy the slide again, or convert it");
            read(slide, 0, new Region(10, 0, 10, 10));
            assertThat(slide.damageInWords()).as("half is not more than half").isPresent();
            assertThatCode(slide::requireMostlyReadable).doesNotThrowAnyException();
        }
    }

    @Test
    void aSlideWithoutDamageNeedsNoWords() {
        assertThat(new CountedSlide(new FirstColumnBad()).damageInWords()).isEmpty();
    }
}
