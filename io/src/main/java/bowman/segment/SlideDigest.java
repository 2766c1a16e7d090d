package bowman.segment;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Distinguishes slides of the same name and size: a checksum over squares that are spread over the coarsest level,
 * where few pixels show much of the slide.
 */
final class SlideDigest {

    private static final int SQUARES_PER_AXIS = 8;
    private static final int SIDE = 64;

    private SlideDigest() {
    }

    /** @throws bowman.io.slide.SlideException if the slide is damaged there */
    static String of(Slide slide) throws IOException {
        int number = slide.levels().size() - 1;
        SlideLevel level = slide.levels().get(number);
        int width = Math.min(SIDE, level.width());
        int height = Math.min(SIDE, level.height());
        byte[] rgb = new byte[3 * width * height];
        CRC32C checksum = new CRC32C();
        for (int row = 0; row < SQUARES_PER_AXIS; row++) {
            for (int column = 0; column < SQUARES_PER_AXIS; column++) {
                slide.read(number, new Region(start(column, level.width() - width), start(row, level.height() - height),
                        width, height), rgb);
                checksum.update(rgb);
            }
        }
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** The start of a square; squares are spread evenly from one edge to the other. */
    private static int start(int square, int last) {
        return (int) ((long) square * last / (SQUARES_PER_AXIS - 1));
    }
}
