package bowman.io.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The value of a tag.
 *
 * @param type the number of its type in TIFF 6.0 and BigTIFF
 * @param count the number of values of this type
 * @param data the bytes of the values, in the byte order of the file
 */
record TiffField(int type, int count, ByteBuffer data) {

    /** The number of bytes of a value of a type, 0 for unknown types. */
    static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 0;
        };
    }

    /** The values as integers; unsigned values of 64 bits that are too large for a long are negative. */
    long[] numbers() {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(i);
        }
        return numbers;
    }

    /** A value as an integer, see {@link #numbers}. */
    long number(int i) {
        return switch (type) {
            case 1, 2, 7 -> data.get(i) & 0xFF;
            case 6 -> data.get(i);
            case 3 -> data.getShort(2 * i) & 0xFFFF;
            case 8 -> data.getShort(2 * i);
            case 4, 13 -> data.getInt(4 * i) & 0xFFFFFFFFL;
            case 9 -> data.getInt(4 * i);
            case 16, 17, 18 -> data.getLong(8 * i);
            default -> (long) real(i);
        };
    }

    /** A value as a real number. */
    double real(int i) {
        return switch (type) {
            case 5 -> (double) (data.getInt(8 * i) & 0xFFFFFFFFL) / (data.getInt(8 * i + 4) & 0xFFFFFFFFL);
            case 10 -> (double) data.getInt(8 * i) / data.getInt(8 * i + 4);
            case 11 -> data.getFloat(4 * i);
            case 12 -> data.getDouble(8 * i);
            default -> number(i);
        };
    }

    /** The value as text, up to its first 0: in UTF-8, or in Latin-1 if it is no valid UTF-8; XML also in UTF-16. */
    String text() {
        byte[] bytes = bytes();
        if (bytes.length > 3) {
            int start = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            if (start == 0xFEFF || start == '<') {
                return wide(bytes, StandardCharsets.UTF_16BE);
            }
            if (start == 0xFFFE || start == '<' << 8) {
                return wide(bytes, StandardCharsets.UTF_16LE);
            }
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        }
    }

    private static String wide(byte[] bytes, Charset order) {
        String text = new String(bytes, 0, bytes.length & ~1, order);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    byte[] bytes() {
        byte[] bytes = new byte[data.limit()];
        data.get(0, bytes);
        return bytes;
    }
}
