package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SlideSettingsTest {

    @Test
    void oneSettingIsChangedAndTheOthersStay() {
        SlideSettings settings = SlideSettings.DEFAULT.withMicronsPerPixel(0.24).withBadTiles(BadTiles.FAIL)
                .withBackground(0x123456).withCacheBytes(5);
        assertThat(settings.pixelSize()).contains(new PixelSize(0.24, PixelSize.Source.USER));
        assertThat(settings.badTiles()).isEqualTo(new BadTiles.Fail());
        assertThat(settings.background()).isEqualTo(0x123456);
        assertThat(settings.cacheBytes()).isEqualTo(5);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> SlideSettings.DEFAULT.withCacheBytes(-1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got -1");
        assertThatThrownBy(() -> SlideSettings.DEFAULT.withBackground(-1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 0xffffffff");
        assertThatThrownBy(() -> SlideSettings.DEFAULT.withMicronsPerPixel(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new BadTiles.Fill(0x1000000))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 0x1000000");
    }
}
