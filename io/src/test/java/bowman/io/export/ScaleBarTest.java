package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleBarTest {

    @ParameterizedTest
    @CsvSource({"2000, 2, 500 µm", "2000, 4, 1 mm", "2000, 1, 200 µm", "1000, 0.25, 50 µm", "2000, 30, 10 mm",
        "1000, 0.00455, 1 µm"})
    void theLengthIsTheLongestRoundOneThatTakesNoMoreThanAFifthOrSo(int width, double microns, String label) {
        assertThat(ScaleBar.of(width, 800, microns).orElseThrow().label()).isEqualTo(label);
    }

    @Test
    void theBarIsAsLongAsItSays() {
        ScaleBar bar = ScaleBar.of(2000, 800, 2).orElseThrow();
        assertThat(bar.pixels()).as("pixels of 2 um for %s", bar.label()).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({"159, 800, 1", "800, 79, 1", "200, 200, 0.01"})
    void whereItDoesNotFitThereIsNone(int width, int height, double microns) {
        assertThat(ScaleBar.of(width, height, microns)).isEmpty();
    }
}
