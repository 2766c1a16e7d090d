package bowman.weights;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An input stream over a memory segment that reports its position. */
final class SegmentInput extends InputStream {

    private final MemorySegment segment;
    private long position;
    private long marked;

    SegmentInput(MemorySegment segment) {
        this.segment = segment;
    }

    /** Returns the number of bytes that were read. */
    long position() {
        return position;
    }

    /** Returns the number of bytes that are left. */
    long remaining() {
        return segment.byteSize() - position;
    }

    @Override
    public int read() {
        return remaining() == 0 ? -1 : segment.get(ValueLayout.JAVA_BYTE, position++) & 0xFF;
    }

    @Override
    public int read(byte[] destination, int offset, int length) {
        int count = (int) Math.min(length, remaining());
        if (count == 0 && length > 0) {
            return -1;
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, position, destination, offset, count);
        position += count;
        return count;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        marked = position;
    }

    @Override
    public void reset() {
        position = marked;
    }
}
