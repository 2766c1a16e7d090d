package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of bytes outside the heap. */
public final class ByteArray extends TornadoNativeArray {

    private static final ValueLayout.OfByte LAYOUT = ValueLayout.JAVA_BYTE;

    /** An array of zeros. */
    public ByteArray(int numberOfElements) {
        super(allocate(numberOfElements, LAYOUT), LAYOUT);
    }

    private ByteArray(MemorySegment segmentWithHeader) {
        super(segmentWithHeader, LAYOUT);
    }

    /** A copy of an array on the heap. */
    public static ByteArray fromArray(byte[] values) {
        return fromSegment(MemorySegment.ofArray(values));
    }

    /** A copy of a segment that holds elements and no header. */
    public static ByteArray fromSegment(MemorySegment segment) {
        return new ByteArray(copyOf(segment, LAYOUT));
    }

    /** An array over a segment that begins with a header of 16 bytes; nothing is copied, the header is written. */
    public static ByteArray fromSegmentShallow(MemorySegment segment) {
        return new ByteArray(segment);
    }

    /**
     * The element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public byte get(int index) {
        return data.getAtIndex(LAYOUT, index);
    }

    /**
     * Sets the element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public void set(int index, byte value) {
        data.setAtIndex(LAYOUT, index, value);
    }

    /** Sets all elements. */
    public void init(byte value) {
        for (int i = 0; i < getSize(); i++) {
            set(i, value);
        }
    }

    /** Sets all elements to zero. */
    @Override
    public void clear() {
        super.clear();
    }

    /** A copy on the heap. */
    public byte[] toHeapArray() {
        return data.toArray(LAYOUT);
    }
}
