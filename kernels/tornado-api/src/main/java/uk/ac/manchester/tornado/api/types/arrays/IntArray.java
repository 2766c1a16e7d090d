package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of ints outside the heap. */
public final class IntArray extends TornadoNativeArray {

    private static final ValueLayout.OfInt LAYOUT = ValueLayout.JAVA_INT;

    /** An array of zeros. */
    public IntArray(int numberOfElements) {
        super(allocate(numberOfElements, LAYOUT), LAYOUT);
    }

    private IntArray(MemorySegment segmentWithHeader) {
        super(segmentWithHeader, LAYOUT);
    }

    /** A copy of an array on the heap. */
    public static IntArray fromArray(int[] values) {
        return fromSegment(MemorySegment.ofArray(values));
    }

    /** A copy of a segment that holds elements and no header. */
    public static IntArray fromSegment(MemorySegment segment) {
        return new IntArray(copyOf(segment, LAYOUT));
    }

    /** An array over a segment that begins with a header of 16 bytes; nothing is copied, the header is written. */
    public static IntArray fromSegmentShallow(MemorySegment segment) {
        return new IntArray(segment);
    }

    /**
     * The element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public int get(int index) {
        return data.getAtIndex(LAYOUT, index);
    }

    /**
     * Sets the element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public void set(int index, int value) {
        data.setAtIndex(LAYOUT, index, value);
    }

    /** Sets all elements. */
    public void init(int value) {
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
    public int[] toHeapArray() {
        return data.toArray(LAYOUT);
    }
}
