package bowman.io.mask;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Uncompressed TIFF files of gray samples of any type, as programs write labels; no writer of the class path makes
 * them.
 */
final class NumberTiff {

    private static final int HEAD = 8;
    private static final int DIRECTORY = 2 + 12 * 11 + 4;

    private NumberTiff() {
    }

    /** The type of the samples: its bits, and 1 for unsigned, 2 for signed and 3 for floating point. */
    enum Samples {
        UINT8(8, 1), INT8(8, 2), UINT16(16, 1), INT16(16, 2), UINT32(32, 1), INT32(32, 2), UINT64(64, 1), INT64(64, 2),
        FLOAT16(16, 3), FLOAT32(32, 3), FLOAT64(64, 3);

        private final int bits;
        private final int format;

        Samples(int bits, int format) {
            this.bits = bits;
            this.format = format;
        }

        private void put(ByteBuffer bytes, double sample) {
            switch (this) {
                case UINT8, INT8 -> bytes.put((byte) (long) sample);
                case UINT16, INT16 -> bytes.putShort((short) (long) sample);
                case UINT32, INT32 -> bytes.putInt((int) (long) sample);
                case UINT64, INT64 -> bytes.putLong((long) sample);
                case FLOAT16 -> bytes.putShort(Float.floatToFloat16((float) sample));
                case FLOAT32 -> bytes.putFloat((float) sample);
                case FLOAT64 -> bytes.putDouble(sample);
            }
        }
    }

    /** Writes a file of one or more images of the same size. */
    static Path write(Path file, Samples type, int width, int height, double[]... images) throws IOException {
        int bytes = width * height * type.bits / 8;
        ByteBuffer tiff = ByteBuffer.allocate(HEAD + images.length * (DIRECTORY + bytes)).order(
                ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(HEAD);
        for (int i = 0; i < images.length; i++) {
            int next = tiff.position() + DIRECTORY + bytes;
            List<int[]> tags = new ArrayList<>(List.of(new int[] {256, width}, new int[] {257, height},
                    new int[] {258, type.bits}, new int[] {259, 1}, new int[] {262, 1},
                    new int[] {273, tiff.position() + DIRECTORY}, new int[] {277, 1}, new int[] {278, height},
                    new int[] {279, bytes}, new int[] {284, 1}, new int[] {339, type.format}));
            tags.sort(Comparator.comparingInt(tag -> tag[0]));
            tiff.putShort((short) tags.size());
            for (int[] tag : tags) {
                tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
            }
            tiff.putInt(i == images.length - 1 ? 0 : next);
            for (double sample : images[i]) {
                type.put(tiff, sample);
            }
        }
        return Files.write(file, tiff.array());
    }
}
