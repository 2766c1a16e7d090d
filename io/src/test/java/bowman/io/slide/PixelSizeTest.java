package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelSizeTest {

    private static final PixelSize QUARTER = new PixelSize(0.25, PixelSize.Source.FILE);

    @Test
    void lengthsAndAreasAreInMicrometres() {
        assertThat(QUARTER.microns(100)).as("100 pixels of 0.25 um").isEqualTo(25);
        assertThat(QUARTER.squareMicrons(100)).as("100 pixels of 0.25 x 0.25 um").isEqualTo(6.25);
    }

    @Test
    void anAreaHasAsManyPixelsAsItIsMadeOf() {
        assertThat(QUARTER.pixels(QUARTER.squareMicrons(100), 1)).isEqualTo(100);
    }

    @Test
    void itSaysWhereTheNumberComesFrom() {
        assertThat(QUARTER).hasToString("0.2500 um/px (the slide's file)");
    }
}
