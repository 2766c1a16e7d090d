package bowman.io.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the markers of JPEG data say. */
class JpegHeaderTest {

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static JpegHeader header(byte[] jpeg) throws IOException {
        return JpegHeader.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
    }

    private static int frame(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at;
    }

    @Test
    void theHeaderHasSizeAndComponents() throws IOException {
        JpegHeader header = header(jpeg());
        assertThat(header.width()).isEqualTo(20);
        assertThat(header.height()).isEqualTo(10);
        assertThat(header.jfif()).isTrue();
        assertThat(header.components()).hasSize(3);
        assertThat(header.color(Optional.of(JpegColor.RGB))).isEqualTo(JpegColor.YCBCR);
    }

    @ParameterizedTest
    @CsvSource({"C3, lossless coding", "C9, arithmetic coding", "CA, arithmetic coding", "C5, hierarchical coding",
        "F7, JPEG-LS coding"})
    void kindsThatNoDecoderReadsAreNamed(String marker, String kind) throws IOException {
        byte[] jpeg = jpeg();
        jpeg[frame(jpeg) + 1] = (byte) Integer.parseInt(marker, 16);
        assertThatThrownBy(() -> header(jpeg)).isInstanceOf(JpegException.class)
                .hasMessage("is JPEG data with " + kind + ", which cannot be decoded");
    }

    @Test
    void samplesOfTwelveBitsAreNamed() throws IOException {
        byte[] jpeg = jpeg();
        jpeg[frame(jpeg) + 4] = 12;
        assertThatThrownBy(() -> header(jpeg)).isInstanceOf(JpegException.class)
                .hasMessageContaining("samples of 12 bits");
    }

    @Test
    void everyCutWithinTheHeaderIsRefused() throws IOException {
        byte[] jpeg = jpeg();
        for (int length = 0; length < frame(jpeg) + 19; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThatThrownBy(() -> header(cut)).as("cut to " + length).isInstanceOf(JpegException.class);
        }
    }

    /** Each scan of a small file makes the decoder go through a large image. */
    @Test
    void tooManyScansAreRefused() throws IOException {
        byte[] jpeg = jpeg();
        byte[] scans = new byte[2 * 100];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }
        byte[] all = Arrays.copyOf(jpeg, jpeg.length + scans.length);
        System.arraycopy(scans, 0, all, jpeg.length, scans.length);
        assertThatThrownBy(() -> header(all)).isInstanceOf(JpegException.class)
                .hasMessage("has more than 100 scans");
        assertThat(header(Arrays.copyOf(all, all.length - 2)).width()).as("with 100 of them").isEqualTo(20);
    }
}
