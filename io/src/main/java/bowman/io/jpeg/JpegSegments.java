package bowman.io.jpeg;

import java.io.ByteArrayOutputStream;

/** The segments of JPEG data before the first scan. */
final class JpegSegments {

    private static final int APPLICATION = 0xE0;
    private static final int COMMENT = 0xFE;
    private static final int START_OF_SCAN = 0xDA;

    private JpegSegments() {
    }

    /**
     * Returns the data without application data and comments: the decoder refuses images with damaged profiles or
     * metadata, which do not matter for the samples.
     */
    static byte[] essential(byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        int at = 0;
        while (at + 3 < jpeg.length) {
            int marker = jpeg[at + 1] & 0xFF;
            if ((jpeg[at] & 0xFF) != 0xFF || marker == 0 || marker == 0xFF) {
                // Bytes between segments are skipped, as decoders do.
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                break;
            }
            int length = 2 + (hasLength(marker) ? (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF : 0);
            length = Math.min(length, jpeg.length - at);
            if (marker != COMMENT && (marker & 0xF0) != APPLICATION) {
                kept.write(jpeg, at, length);
            }
            at += length;
        }
        kept.write(jpeg, at, jpeg.length - at);
        return kept.toByteArray();
    }

    private static boolean hasLength(int marker) {
        return marker > 0xBF && (marker < 0xD0 || marker > 0xD9);
    }
}
