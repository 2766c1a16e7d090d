package bowman.io.pyramid;

import bowman.file.FileWriteException;
import bowman.file.PartFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** An image file directory of a BigTIFF: fields by their tags. */
final class PyramidDirectory {

    static final int NEW_SUBFILE_TYPE = 254;
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int IMAGE_DESCRIPTION = 270;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR_CONFIGURATION = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_DIRECTORIES = 330;

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int LONG8 = 16;
    private static final int IFD8 = 18;

    private static final int FIELD_BYTES = 20;

    private final SortedMap<Integer, Field> fields = new TreeMap<>();

    private record Field(int type, long count, byte[] value) {

        /** The number of bytes after the directory, which itself holds only values of up to eight. */
        int outside() {
            return value.length > Long.BYTES ? align(value.length) : 0;
        }
    }

    PyramidDirectory number(int field, int value) {
        return put(field, LONG, 1, buffer(Integer.BYTES).putInt(value));
    }

    PyramidDirectory shorts(int field, int... values) {
        ByteBuffer bytes = buffer(Short.BYTES * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return put(field, SHORT, values.length, bytes);
    }

    PyramidDirectory longs(int field, long... values) {
        return put(field, LONG8, values.length, eights(values));
    }

    PyramidDirectory directories(int field, long... offsets) {
        return put(field, IFD8, offsets.length, eights(offsets));
    }

    PyramidDirectory ratio(int field, long numerator, long denominator) {
        return put(field, RATIONAL, 1, buffer(2 * Integer.BYTES).putInt((int) numerator).putInt((int) denominator));
    }

    PyramidDirectory text(int field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return put(field, ASCII, bytes.length + 1L, buffer(bytes.length + 1).put(bytes));
    }

    /**
     * Appends the directory and returns its offset.
     *
     * @param followed whether another directory follows in the file and in the chain of pages
     */
    long appendTo(PartFile file, boolean followed) throws FileWriteException {
        int padding = (int) (-file.length() & 7);
        file.append(new byte[padding], 0, padding);
        long start = file.length();
        int size = Long.BYTES + FIELD_BYTES * fields.size() + Long.BYTES;
        int outside = align(size);
        ByteBuffer bytes = buffer(outside + fields.values().stream().mapToInt(Field::outside).sum());
        bytes.putLong(fields.size());
        for (var entry : fields.entrySet()) {
            Field field = entry.getValue();
            int value = bytes.position() + FIELD_BYTES - Long.BYTES;
            bytes.putShort(entry.getKey().shortValue()).putShort((short) field.type()).putLong(field.count());
            if (field.outside() > 0) {
                bytes.putLong(value, start + outside);
                bytes.put(outside, field.value());
                outside += field.outside();
            } else {
                bytes.put(value, field.value());
            }
            bytes.position(value + Long.BYTES);
        }
        bytes.putLong(followed ? start + bytes.capacity() : 0);
        file.append(bytes.array(), 0, bytes.capacity());
        return start;
    }

    private PyramidDirectory put(int field, int type, long count, ByteBuffer value) {
        fields.put(field, new Field(type, count, value.array()));
        return this;
    }

    private static ByteBuffer eights(long... values) {
        ByteBuffer bytes = buffer(Math.multiplyExact(Long.BYTES, values.length));
        bytes.asLongBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int align(int bytes) {
        return bytes + 7 & -8;
    }
}
