package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import org.junit.jupiter.api.Test;

class SlideLevelTest {

    private static final SlideLevel LEVEL = new SlideLevel(100, 50, 1, 40, 30);

    @Test
    void allTilesCoverTheLevel() {
        assertThat(LEVEL.tiles(LEVEL.bounds())).containsExactly(
                new Region(0, 0, 40, 30), new Region(40, 0, 40, 30), new Region(80, 0, 20, 30),
                new Region(0, 30, 40, 20), new Region(40, 30, 40, 20), new Region(80, 30, 20, 20));
    }

    @Test
    void aRegionLiesInTheTilesThatItTouches() {
        assertThat(LEVEL.tiles(new Region(39, 29, 1, 1))).as("the last pixel of a tile")
                .containsExactly(new Region(0, 0, 40, 30));
        assertThat(LEVEL.tiles(new Region(39, 29, 2, 1))).as("the last pixel of a tile and the first of the next one")
                .containsExactly(new Region(0, 0, 40, 30), new Region(40, 0, 40, 30));
    }

    @Test
    void aTileMayBeLargerThanTheLevel() {
        SlideLevel small = new SlideLevel(7, 5, 1, 256, 256);
        assertThat(small.tiles(new Region(3, 3, 2, 2))).containsExactly(small.bounds());
    }

    @Test
    void whatLiesOutsideIsRefused() {
        assertThatThrownBy(() -> LEVEL.tiles(new Region(60, 0, 41, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100x50").hasMessageContaining("41x1 at 60,0");
    }
}
