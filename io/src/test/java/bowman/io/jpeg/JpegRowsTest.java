package bowman.io.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples of JPEG data as RGB. */
class JpegRowsTest {

    /** Inks are shown as (255 - ink) (255 - black) / 255. */
    @ParameterizedTest
    @CsvSource({"CMYK, 0, 0, 0, 0, 255, 255, 255", "CMYK, 255, 0, 100, 0, 0, 255, 155",
        "CMYK, 0, 0, 0, 255, 0, 0, 0", "CMYK, 100, 50, 0, 51, 124, 164, 204",
        "INVERTED_CMYK, 255, 255, 255, 255, 255, 255, 255", "INVERTED_CMYK, 155, 205, 255, 204, 124, 164, 204",
        "YCCK, 0, 128, 128, 255, 255, 255, 255", "YCCK, 255, 128, 128, 255, 0, 0, 0",
        "YCCK, 55, 128, 128, 204, 160, 160, 160"})
    void inksAreShownAsPaperShowsThem(JpegColor color, int first, int second, int third, int black, int red, int green,
            int blue) {
        byte[] rgb = new byte[3];
        JpegRows.toRgb(color, new byte[] {(byte) first, (byte) second, (byte) third, (byte) black}, 0, 1, rgb, 0);
        assertThat(rgb).containsExactly(red, green, blue);
    }

    /** ITU-T T.871: R = Y + 1.402 (Cr - 128), G = Y - 0.344136 (Cb - 128) - 0.714136 (Cr - 128), B from Cb. */
    @ParameterizedTest
    @CsvSource({"100, 128, 128", "0, 0, 0", "255, 255, 255", "76, 85, 255", "150, 44, 21", "29, 255, 107",
        "200, 90, 180"})
    void ycbcrIsConvertedByTheStandard(int luma, int cb, int cr) {
        byte[] rgb = new byte[3];
        JpegRows.toRgb(JpegColor.YCBCR, new byte[] {(byte) luma, (byte) cb, (byte) cr}, 0, 1, rgb, 0);
        double[] exact = {luma + 1.402 * (cr - 128), luma - 0.344136 * (cb - 128) - 0.714136 * (cr - 128),
            luma + 1.772 * (cb - 128)};
        for (int c = 0; c < 3; c++) {
            assertThat((double) (rgb[c] & 0xFF)).as("channel " + c)
                    .isBetween(Math.clamp(exact[c], 0, 255) - 1, Math.clamp(exact[c], 0, 255) + 1);
        }
    }
}
