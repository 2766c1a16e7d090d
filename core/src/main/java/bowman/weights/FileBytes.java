package bowman.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that any thread reads by position. It is not mapped into memory: where a mapped file is cut while it is open,
 * the JVM throws an error instead of an exception, and not always where the bytes are read. Interrupts have no effect.
 */
final class FileBytes implements AutoCloseable {

    private final RandomAccessFile file;
    private final long size;

    private FileBytes(RandomAccessFile file, long size) {
        this.file = file;
        this.size = size;
    }

    static FileBytes open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            return new FileBytes(file, file.length());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Returns the size when the file was opened, in bytes. */
    long size() {
        return size;
    }

    /**
     * Reads a number of bytes.
     *
     * @throws EOFException if the file ends before them, since it was cut after it was opened
     */
    byte[] read(long at, int count) throws IOException {
        byte[] bytes = new byte[count];
        if (read(at, bytes, 0, count) < count) {
            throw new EOFException("it has become shorter since it was opened");
        }
        return bytes;
    }

    /** Reads bytes into an array, and returns how many there were, fewer only at the end of the file. */
    private synchronized int read(long at, byte[] bytes, int offset, int count) throws IOException {
        file.seek(at);
        int done = 0;
        while (done < count) {
            int more = file.read(bytes, offset + done, count - done);
            if (more < 0) {
                break;
            }
            done += more;
        }
        return done;
    }

    /** Returns a stream of a part of the file. */
    InputStream stream(long at, long length) {
        return new Part(at, at + length);
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A stream of a part of the file; it ends early where the file does. */
    private final class Part extends InputStream {

        private final long end;
        private long position;

        Part(long begin, long end) {
            this.position = begin;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int count = FileBytes.this.read(position, bytes, offset, (int) Math.min(length, end - position));
            position += count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
