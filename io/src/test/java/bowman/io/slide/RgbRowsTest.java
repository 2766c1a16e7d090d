package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_4BYTE_ABGR_PRE})
    void whatIsHalfTransparentIsMixedWithWhiteOnce(int type) {
        BufferedImage image = new BufferedImage(1, 1, type);
        image.setRGB(0, 0, 0x80C80000);
        byte[] rgb = new byte[3];
        RgbRows.of(image, 255, 0xFFFFFF).read(0, 0, 1, rgb, 0);
        assertThat(rgb[0] & 0xFF).as("red: 200 and 255, half each").isBetween(226, 228);
        assertThat(rgb[1] & 0xFF).as("green: 0 and 255, half each").isBetween(126, 128);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_4BYTE_ABGR_PRE})
    void whatIsTransparentIsTheBackground(int type) {
        byte[] rgb = new byte[3];
        RgbRows.of(new BufferedImage(1, 1, type), 255, 0x102030).read(0, 0, 1, rgb, 0);
        assertThat(rgb).containsExactly(0x10, 0x20, 0x30);
    }

    @Test
    void whatIsOpaqueStaysAsItIs() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR_PRE);
        image.setRGB(0, 0, 0xFF102030);
        byte[] rgb = new byte[3];
        RgbRows.of(image, 255, 0xFFFFFF).read(0, 0, 1, rgb, 0);
        assertThat(rgb).containsExactly(0x10, 0x20, 0x30);
    }
}
