package bowman.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Files damaged at random. The same number gives the same file.
 *
 * @param valid what is damaged
 * @param words of the format, which are written over what is there and between it
 */
record Damage(List<byte[]> valid, List<String> words) {

    private static final int MOST_BYTES = 1 << 20;

    /** The part of a file in which half of the damage is: headers stand there. */
    private static final int HEAD = 600;

    private static final long[] EXTREMES = {0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
        Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 30, 1L << 32, (1L << 32) - 1, 1L << 48, 1L << 62, Long.MAX_VALUE,
        Long.MIN_VALUE};

    /** Kinds of damage. */
    private enum Kind {
        BIT, BYTE, NUMBER, SMALL_CHANGE, WORD, DIGITS, INSERT, DELETE, REPEAT, SPLICE, CUT
    }

    /** Returns the file of a number. */
    byte[] file(long number) {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        byte[] bytes = valid.get(random.nextInt(valid.size())).clone();
        for (int left = 1 + random.nextInt(6); left > 0 && bytes.length > 0; left--) {
            bytes = damaged(bytes, random);
        }
        return bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
    }

    private byte[] damaged(byte[] bytes, Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int at = random.nextInt(random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << 1 + random.nextInt(10)));
        return switch (kind) {
            case BIT -> over(bytes, at, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
            case BYTE -> over(bytes, at, new byte[] {(byte) random.nextInt(256)});
            case NUMBER -> over(bytes, at, number(EXTREMES[random.nextInt(EXTREMES.length)] + random.nextInt(3) - 1,
                    random));
            case SMALL_CHANGE -> over(bytes, at, new byte[] {(byte) (bytes[at] + random.nextInt(33) - 16)});
            case WORD -> word(bytes, at, random);
            case DIGITS -> joined(bytes, at, Long.toString(EXTREMES[random.nextInt(EXTREMES.length)]).getBytes(
                    StandardCharsets.ISO_8859_1), at);
            case INSERT -> joined(bytes, at, random(length, random), at);
            case DELETE -> joined(bytes, at, new byte[0], at + length);
            case REPEAT -> joined(bytes, at, repeated(bytes, at, length, 1 << random.nextInt(12)), at);
            case SPLICE -> spliced(bytes, at, length, random);
            case CUT -> Arrays.copyOf(bytes, at);
        };
    }

    private byte[] word(byte[] bytes, int at, Random random) {
        if (words.isEmpty()) {
            return bytes;
        }
        byte[] word = words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
        return random.nextBoolean() ? over(bytes, at, word) : joined(bytes, at, word, at);
    }

    private byte[] spliced(byte[] bytes, int at, int length, Random random) {
        byte[] other = valid.get(random.nextInt(valid.size()));
        int from = random.nextInt(other.length);
        return joined(bytes, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + length)), at + length);
    }

    private static byte[] number(long value, Random random) {
        int width = 1 << random.nextInt(4);
        byte[] eight = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        byte[] bytes = Arrays.copyOf(eight, width);
        if (random.nextBoolean()) {
            for (int i = 0; i < width; i++) {
                bytes[i] = eight[width - 1 - i];
            }
        }
        return bytes;
    }

    private static byte[] random(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] repeated(byte[] bytes, int at, int length, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times && all.size() < MOST_BYTES; i++) {
            all.write(bytes, at, length);
        }
        return all.toByteArray();
    }

    private static byte[] over(byte[] bytes, int at, byte[] other) {
        byte[] result = bytes.clone();
        System.arraycopy(other, 0, result, at, Math.min(other.length, result.length - at));
        return result;
    }

    /** The bytes before {@code end}, others, and the bytes from {@code begin} on. */
    private static byte[] joined(byte[] bytes, int end, byte[] others, int begin) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, end);
        all.writeBytes(others);
        all.write(bytes, begin, bytes.length - begin);
        return all.toByteArray();
    }
}
