package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of floats outside the heap. */
public final class FloatArray extends TornadoNativeArray {

    private static final ValueLayout.OfFloat LAYOUT = ValueLayout.JAVA_FLOAT;

    /** An array of zeros. */
    public FloatArray(int numberOfElements) {
        super(allocate(numberOfElements, LAYOUT), LAYOUT);
    }

    private FloatArray(MemorySegment segmentWithHeader) {
        super(segmentWithHeader, LAYOUT);
    }

    /** A copy of an array on the heap. */
    public static FloatArray fromArray(float[] values) {
        return fromSegment(MemorySegment.ofArray(values));
    }

    /** A copy of a segment that holds elements and no header. */
    public static FloatArray fromSegment(MemorySegment segment) {
        return new FloatArray(copyOf(segment, LAYOUT));
    }

    /** An array over a segment that begins with a header of 16 bytes; nothing is copied, the header is written. */
    public static FloatArray fromSegmentShallow(MemorySegment segment) {
        return new FloatArray(segment);
    }

    /**
     * The element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public float get(int index) {
        return data.getAtIndex(LAYOUT, index);
    }

    /**
     * Sets the element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public void set(int index, float value) {
        data.setAtIndex(LAYOUT, index, value);
    }

    /** Sets all elements. */
    public void init(float value) {
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
    public float[] toHeapArray() {
        return data.toArray(LAYOUT);
    }
}
