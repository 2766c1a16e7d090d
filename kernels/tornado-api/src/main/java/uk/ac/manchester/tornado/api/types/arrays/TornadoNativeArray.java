package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array outside the heap: a header of 16 bytes, which begins with the number of elements, then the elements. */
public abstract sealed class TornadoNativeArray
        permits ByteArray, DoubleArray, FloatArray, HalfFloatArray, Int8Array, IntArray, LongArray {

    static final long HEADER_BYTES = 16;

    final MemorySegment data;
    private final MemorySegment segmentWithHeader;
    private final int size;
    private final int elementSize;

    TornadoNativeArray(MemorySegment segmentWithHeader, ValueLayout layout) {
        if (segmentWithHeader.byteSize() < HEADER_BYTES) {
            throw new IllegalArgumentException("a segment of " + segmentWithHeader.byteSize()
                    + " bytes has no room for the header of " + HEADER_BYTES);
        }
        this.segmentWithHeader = segmentWithHeader;
        this.data = segmentWithHeader.asSlice(HEADER_BYTES);
        this.size = elements(data, layout);
        this.elementSize = (int) layout.byteSize();
        if (!segmentWithHeader.isReadOnly()) {
            segmentWithHeader.set(ValueLayout.JAVA_INT, 0, size);
        }
    }

    static MemorySegment allocate(int numberOfElements, ValueLayout layout) {
        if (numberOfElements < 0) {
            throw new IllegalArgumentException("an array cannot have " + numberOfElements + " elements");
        }
        return Arena.ofAuto().allocate(HEADER_BYTES + numberOfElements * layout.byteSize(), HEADER_BYTES);
    }

    static MemorySegment copyOf(MemorySegment elements, ValueLayout layout) {
        MemorySegment segment = allocate(elements(elements, layout), layout);
        MemorySegment.copy(elements, 0, segment, HEADER_BYTES, elements.byteSize());
        return segment;
    }

    private static int elements(MemorySegment data, ValueLayout layout) {
        long elements = data.byteSize() / layout.byteSize();
        if (elements * layout.byteSize() != data.byteSize() || elements > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(data.byteSize() + " bytes are no array of elements of "
                    + layout.byteSize() + " bytes, counted by an int");
        }
        return (int) elements;
    }

    /** The number of elements. */
    public int getSize() {
        return size;
    }

    /** The elements, without the header. */
    public MemorySegment getSegment() {
        return data;
    }

    /** The header and the elements. */
    public MemorySegment getSegmentWithHeader() {
        return segmentWithHeader;
    }

    /** The bytes of the header and the elements. */
    public long getNumBytesOfSegmentWithHeader() {
        return segmentWithHeader.byteSize();
    }

    /** The bytes of the elements. */
    public long getNumBytesOfSegment() {
        return data.byteSize();
    }

    /** The bytes of an element. */
    public int getElementSize() {
        return elementSize;
    }

    /** Sets all elements to zero. */
    protected void clear() {
        data.fill((byte) 0);
    }
}
