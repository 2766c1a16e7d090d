package bowman.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The element types in files of weights that can be read as floats; all are little-endian. */
enum ElementType {

    BOOL(1), U8(1), I8(1), U16(2), I16(2), F16(2), BF16(2), U32(4), I32(4), F32(4), U64(8), I64(8), F64(8);

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the size of one number, in bytes. */
    int bytes() {
        return bytes;
    }

    /** Reads numbers as floats, rounded to the nearest float where they are not exact. */
    void read(MemorySegment segment, float[] destination) {
        if (this == F32) {
            MemorySegment.copy(segment, FLOAT, 0, destination, 0, destination.length);
            return;
        }
        for (int i = 0; i < destination.length; i++) {
            destination[i] = number(segment, (long) i * bytes);
        }
    }

    private float number(MemorySegment segment, long at) {
        return switch (this) {
            case BOOL, U8 -> segment.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
            case I8 -> segment.get(ValueLayout.JAVA_BYTE, at);
            case U16 -> segment.get(SHORT, at) & 0xFFFF;
            case I16 -> segment.get(SHORT, at);
            case F16 -> Float.float16ToFloat(segment.get(SHORT, at));
            case BF16 -> Float.intBitsToFloat(segment.get(SHORT, at) << 16);
            case U32 -> segment.get(INT, at) & 0xFFFFFFFFL;
            case I32 -> segment.get(INT, at);
            case F32 -> segment.get(FLOAT, at);
            case U64 -> unsigned(segment.get(LONG, at));
            case I64 -> segment.get(LONG, at);
            case F64 -> (float) segment.get(DOUBLE, at);
        };
    }

    /** The lowest bit of a large number is kept when it is halved, so that it is rounded once. */
    private static float unsigned(long bits) {
        return bits >= 0 ? bits : 2f * (bits >>> 1 | bits & 1);
    }
}
