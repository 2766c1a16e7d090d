package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of doubles outside the heap. */
public final class DoubleArray extends TornadoNativeArray {

    private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE;

    /** An array of zeros. */
    public DoubleArray(int numberOfElements) {
        super(allocate(numberOfElements, LAYOUT), LAYOUT);
    }

    private DoubleArray(MemorySegment segmentWithHeader) {
        super(segmentWithHeader, LAYOUT);
    }

    /** A copy of an array on the heap. */
    public static DoubleArray fromArray(double[] values) {
        return fromSegment(MemorySegment.ofArray(values));
    }

    /** A copy of a segment that holds elements and no header. */
    public static DoubleArray fromSegment(MemorySegment segment) {
        return new DoubleArray(copyOf(segment, LAYOUT));
    }

    /** An array over a segment that begins with a header of 16 bytes; nothing is copied, the header is written. */
    public static DoubleArray fromSegmentShallow(MemorySegment segment) {
        return new DoubleArray(segment);
    }

    /**
     * The element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public double get(int index) {
        return data.getAtIndex(LAYOUT, index);
    }

    /**
     * Sets the element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public void set(int index, double value) {
        data.setAtIndex(LAYOUT, index, value);
    }

    /** Sets all elements. */
    public void init(double value) {
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
    public double[] toHeapArray() {
        return data.toArray(LAYOUT);
    }
}
