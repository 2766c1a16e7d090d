package uk.ac.manchester.tornado.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import uk.ac.manchester.tornado.api.exceptions.TornadoMemoryException;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.HalfFloatArray;
import uk.ac.manchester.tornado.api.types.arrays.Int8Array;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * The memory of a plan on its device. Unwritten elements hold NaN, or negative numbers that are not an index, so that a
 * missing transfer shows.
 */
final class DeviceMemory implements AutoCloseable {

    static final int UNWRITTEN_INT = 0x8BADF00D;
    static final long UNWRITTEN_LONG = 0x8BADF00D_8BADF00DL;
    static final byte UNWRITTEN_BYTE = (byte) 0x8B;

    private static final long ALIGNMENT = 16;

    private Arena arena = Arena.ofShared();
    private long limit;
    private long bytes;

    DeviceMemory(long limit) {
        this.limit = limit;
    }

    void limit(long bytes) {
        limit = bytes;
    }

    long bytes() {
        return bytes;
    }

    /**
     * Allocates an array of the same type and size as a host's.
     *
     * @throws TornadoMemoryException if it exceeds the limit of the plan
     */
    TornadoNativeArray allocate(TornadoNativeArray host) {
        long needed = host.getNumBytesOfSegmentWithHeader();
        if (bytes + needed > limit) {
            throw new TornadoMemoryException("the plan needs " + (bytes + needed)
                    + " bytes on the device, and may have " + limit + "; raise the limit or make the plan smaller");
        }
        bytes += needed;
        return filled(over(arena.allocate(needed, ALIGNMENT), host));
    }

    /** The same array, which cannot be written. */
    static TornadoNativeArray readOnly(TornadoNativeArray array) {
        return over(array.getSegmentWithHeader().asReadOnly(), array);
    }

    /** An array of the same type as another, over a segment with header. */
    private static TornadoNativeArray over(MemorySegment segment, TornadoNativeArray other) {
        return switch (other) {
            case FloatArray _ -> FloatArray.fromSegmentShallow(segment);
            case DoubleArray _ -> DoubleArray.fromSegmentShallow(segment);
            case HalfFloatArray _ -> HalfFloatArray.fromSegmentShallow(segment);
            case IntArray _ -> IntArray.fromSegmentShallow(segment);
            case LongArray _ -> LongArray.fromSegmentShallow(segment);
            case ByteArray _ -> ByteArray.fromSegmentShallow(segment);
            case Int8Array _ -> Int8Array.fromSegmentShallow(segment);
        };
    }

    private static TornadoNativeArray filled(TornadoNativeArray array) {
        MemorySegment data = array.getSegment();
        switch (array) {
            case FloatArray _, DoubleArray _, HalfFloatArray _ -> data.fill((byte) 0xFF);
            case ByteArray _, Int8Array _ -> data.fill(UNWRITTEN_BYTE);
            case IntArray _, LongArray _ -> {
                for (long offset = 0; offset < data.byteSize(); offset += Integer.BYTES) {
                    data.set(ValueLayout.JAVA_INT, offset, UNWRITTEN_INT);
                }
            }
        }
        return array;
    }

    /** Releases all memory; the arrays must not be used any more. */
    @SuppressWarnings("MustBeClosed") // close() does it
    void free() {
        arena.close();
        arena = Arena.ofShared();
        bytes = 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}
