package bowman.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GrayImageTest {

    private static final GrayImage IMAGE = new GrayImage(3, 2, new byte[] {1, 2, 3, 4, 5, 6});

    @Test
    void aRegionIsACopyOfAPart() {
        GrayImage region = IMAGE.region(new Region(1, 0, 2, 2));
        assertThat(region.pixels()).containsExactly(2, 3, 5, 6);
    }

    @Test
    void anImageIsLaidOverAPartOfACopy() {
        GrayImage whole = IMAGE.with(new GrayImage(1, 2, new byte[] {7, 8}), new Region(2, 0, 1, 2));
        assertThat(whole.pixels()).containsExactly(1, 2, 7, 4, 5, 8);
        assertThat(IMAGE.pixels()).as("the image below").containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void onlyAnImageOfZerosIsBlack() {
        assertThat(GrayImage.blank(3, 2).isBlack()).isTrue();
        assertThat(new GrayImage(2, 1, new byte[] {0, 1}).isBlack()).isFalse();
    }

    @Test
    void aRegionOutsideIsRefused() {
        assertThatThrownBy(() -> IMAGE.region(new Region(2, 0, 2, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an image of 3x2 has no region 2x1 at 2,0");
        assertThatThrownBy(() -> IMAGE.with(GrayImage.blank(1, 1), new Region(1, 0, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("an image of 1x1 does not fit");
    }
}
