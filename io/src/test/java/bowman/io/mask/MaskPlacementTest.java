package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.io.slide.SlideLevel;
import org.junit.jupiter.api.Test;

class MaskPlacementTest {

    @Test
    void aMaskThatCoversASlideEndsWhereTheSlideEnds() {
        MaskPlacement placement = MaskPlacement.covering(2048, 1802, new SlideLevel(16102, 14171, 1, 256, 256));
        assertThat(placement.x(2048)).isCloseTo(16102, within(1e-9));
        assertThat(placement.y(1802)).isCloseTo(14171, within(1e-9));
        assertThat(placement.x(0)).isZero();
        assertThat(placement.lengthScale()).isBetween(placement.scaleX(), placement.scaleY());
        assertThat(placement.areaScale() * 2048 * 1802).isCloseTo(16102.0 * 14171, within(1e-3));
    }

    @Test
    void aSmallMaskMayBeRoundedToWholePixels() {
        MaskPlacement placement = MaskPlacement.covering(20, 15, new SlideLevel(2000, 1540, 1, 256, 256));
        assertThat(placement.scaleY()).as("15.4 rows were rounded to 15").isCloseTo(1540 / 15.0, within(1e-9));
    }

    @Test
    void aMaskOfOtherProportionsIsRefused() {
        assertThatThrownBy(() -> MaskPlacement.covering(100, 100, new SlideLevel(1000, 500, 1, 256, 256)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("the mask has 100x100 pixels and its slide"
                        + " 1000x500, a different aspect ratio; give the mask of this slide");
    }

    @Test
    void aScaleOfNothingIsRefused() {
        assertThatThrownBy(() -> new MaskPlacement(1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scales above 0, got scales 1.0, 0.0");
        assertThatThrownBy(() -> new MaskPlacement(1, 1, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite numbers");
    }
}
