package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** A run of elements of an array: all of them, unless an offset and a size say otherwise. */
public class DataRange {

    private final TornadoNativeArray array;
    private long offset;
    private long size;

    /** Creates a range of all elements of an array. */
    public DataRange(TornadoNativeArray array) {
        this.array = array;
    }

    /** Sets the first element of the range. */
    public DataRange withOffset(long offset) {
        this.offset = offset;
        return this;
    }

    /** Sets the number of elements of the range. */
    public DataRange withSize(long size) {
        this.size = size;
        return this;
    }

    TornadoNativeArray array() {
        return array;
    }

    long offsetBytes() {
        return offset * array.getElementSize();
    }

    /**
     * The size of the range, in bytes. As in TornadoVM a range without a size has all elements, even where it has an
     * offset.
     */
    long bytes() {
        long elements = size == 0 ? array.getSize() : size;
        if (offset < 0 || elements < 0 || offset + elements > array.getSize()) {
            throw new TornadoRuntimeException("a range of " + elements + " elements from " + offset
                    + " does not lie in an array of " + array.getSize() + "; give it a size that fits");
        }
        return elements * array.getElementSize();
    }
}
