package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of longs outside the heap. */
public final class LongArray extends TornadoNativeArray {

    private static final ValueLayout.OfLong LAYOUT = ValueLayout.JAVA_LONG;

    /** An array of zeros. */
    public LongArray(int numberOfElements) {
        super(allocate(numberOfElements, LAYOUT), LAYOUT);
    }

    private LongArray(MemorySegment segmentWithHeader) {
        super(segmentWithHeader, LAYOUT);
    }

    /** A copy of an array on the heap. */
    public static LongArray fromArray(long[] values) {
        return fromSegment(MemorySegment.ofArray(values));
    }

    /** A copy of a segment that holds elements and no header. */
    public static LongArray fromSegment(MemorySegment segment) {
        return new LongArray(copyOf(segment, LAYOUT));
    }

    /** An array over a segment that begins with a header of 16 bytes; nothing is copied, the header is written. */
    public static LongArray fromSegmentShallow(MemorySegment segment) {
        return new LongArray(segment);
    }

    /**
     * The element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public long get(int index) {
        return data.getAtIndex(LAYOUT, index);
    }

    /**
     * Sets the element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public void set(int index, long value) {
        data.setAtIndex(LAYOUT, index, value);
    }

    /** Sets all elements. */
    public void init(long value) {
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
    public long[] toHeapArray() {
        return data.toArray(LAYOUT);
    }
}
