package bowman.io.tiff;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** The packing of blocks of samples. */
enum TestPacking {
    NONE(1), PACK_BITS(32773), LZW(5), LZW_PREDICTED(5), LZW_OLD(5), DEFLATE(8), DEFLATE_OLD(32946), DEFLATE_PREDICTED(
            8),
    JPEG_420(7), JPEG_422(7), JPEG_444(7), JPEG_OWN_TABLES(7), JPEG_RGB(7), JPEG_GRAY(7);

    private final int code;

    TestPacking(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean predicted() {
        return this == LZW_PREDICTED || this == DEFLATE_PREDICTED;
    }

    boolean lossy() {
        return code == 7;
    }

    boolean sharesTables() {
        return lossy() && this != JPEG_OWN_TABLES;
    }

    int photometric(TestSamples samples) {
        return switch (this) {
            case JPEG_420, JPEG_422, JPEG_444, JPEG_OWN_TABLES -> 6;
            default -> samples.photometric();
        };
    }

    byte[] pack(TestSamples samples, TestPicture picture, int left, int top, int width, int height) {
        return switch (this) {
            case JPEG_420, JPEG_OWN_TABLES -> TestJpeg.encode(picture, left, top, width, height, 2, 2);
            case JPEG_422 -> TestJpeg.encode(picture, left, top, width, height, 2, 1);
            case JPEG_444 -> TestJpeg.encode(picture, left, top, width, height, 1, 1);
            case JPEG_RGB, JPEG_GRAY ->
                    TestJpeg.encodeSamples(raw(samples, picture, left, top, width, height), samples.count(), width);
            default -> pack(raw(samples, picture, left, top, width, height), samples, width);
        };
    }

    private byte[] pack(byte[] raw, TestSamples samples, int width) {
        if (predicted()) {
            int row = samples.rowBytes(width);
            for (int start = 0; start < raw.length; start += row) {
                for (int i = start + row - 1; i >= start + samples.count(); i--) {
                    raw[i] -= raw[i - samples.count()];
                }
            }
        }
        return switch (this) {
            case NONE -> raw;
            case PACK_BITS -> packBits(raw);
            case LZW, LZW_PREDICTED -> lzw(raw, false);
            case LZW_OLD -> lzw(raw, true);
            default -> deflate(raw);
        };
    }

    private static byte[] raw(TestSamples samples, TestPicture picture, int left, int top, int width, int height) {
        int row = samples.rowBytes(width);
        byte[] raw = new byte[row * height];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < width * samples.count(); i++) {
                int color = picture.color(left + i / samples.count(), top + y);
                int sample = samples.sample(color, i % samples.count());
                int bit = i * samples.bits();
                raw[y * row + bit / 8] |= (byte) (sample << 8 - samples.bits() - bit % 8);
            }
        }
        return raw;
    }

    private static byte[] deflate(byte[] raw) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(raw);
            deflater.finish();
            byte[] packed = new byte[raw.length + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] packBits(byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int from = 0; from < raw.length;) {
            int run = 1;
            while (from + run < raw.length && run < 128 && raw[from + run] == raw[from]) {
                run++;
            }
            if (run > 1) {
                packed.write(1 - run);
                packed.write(raw[from]);
            } else {
                // A literal of one byte behind the code that means nothing.
                packed.write(-128);
                packed.write(0);
                packed.write(raw[from]);
            }
            from += run;
        }
        return packed.toByteArray();
    }

    /** @param old the variant from before TIFF 5: the lowest bit first, and codes that grow a code later */
    private static byte[] lzw(byte[] raw, boolean old) {
        BitWriter bits = new BitWriter(old);
        Map<String, Integer> table = new HashMap<>();
        int width = 9;
        bits.write(256, width);
        String held = "";
        for (byte one : raw) {
            String longer = held + (char) (one & 0xFF);
            if (longer.length() == 1 || table.containsKey(longer)) {
                held = longer;
                continue;
            }
            bits.write(held.length() == 1 ? held.charAt(0) : table.get(held), width);
            table.put(longer, 258 + table.size());
            held = longer.substring(longer.length() - 1);
            int next = 258 + table.size();
            if (next == 4095) {
                bits.write(256, width);
                table.clear();
                width = 9;
            } else if (next > (1 << width) - (old ? 0 : 1)) {
                width++;
            }
        }
        bits.write(held.length() == 1 ? held.charAt(0) : table.get(held), width);
        bits.write(257, width);
        return bits.bytes();
    }

    /** Bits, the highest or the lowest first. */
    private static final class BitWriter {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int window;
        private int held;

        private final boolean lowestFirst;

        BitWriter(boolean lowestFirst) {
            this.lowestFirst = lowestFirst;
        }

        void write(int code, int width) {
            window = lowestFirst ? window | code << held : window << width | code;
            held += width;
            while (held >= 8) {
                held -= 8;
                bytes.write(lowestFirst ? window : window >> held);
                window = lowestFirst ? window >>> 8 : window;
            }
        }

        byte[] bytes() {
            if (held > 0) {
                bytes.write(lowestFirst ? window : window << 8 - held);
            }
            return bytes.toByteArray();
        }
    }
}
