package bowman.io.stitch;

import bowman.file.FileWriteException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Rows of bytes in an append-only file, compressed in blocks with checksums: flushed rows survive the process, and a
 * block that was only partly written is detected and dropped. Not thread-safe; interrupts have no effect. The file is
 * locked, so that only one process at a time can open it.
 */
public final class RowFile implements AutoCloseable {

    private static final int HEADER = 4 * Integer.BYTES;
    private static final int BLOCK = 1 << 20;

    /** Consumer of rows. */
    @FunctionalInterface
    public interface Rows {

        /**
         * Takes the next row.
         *
         * @param y the row, from 0, each once and in order
         * @param rows contains the row; the array is reused
         * @param offset of the row's first byte
         * @throws IOException if the row cannot be processed
         */
        void row(int y, byte[] rows, int offset) throws IOException;
    }

    private final Path file;
    /** Not a channel, which an interrupt of the thread would close. */
    private final RandomAccessFile bytes;
    private final int width;
    private final byte[] block;
    private final byte[] packed;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private int waiting;
    private int written;
    private long end;

    private RowFile(Path file, RandomAccessFile bytes, int width) {
        this.file = file;
        this.bytes = bytes;
        this.width = width;
        int rows = Math.max(1, BLOCK / width);
        this.block = new byte[rows * width];
        // Deflate stores incompressible data in parts of up to 64 KB with 5 more bytes each.
        this.packed = new byte[block.length + block.length / 1024 + 64];
    }

    /**
     * Opens or creates the file; complete blocks of rows in it are kept.
     *
     * @param width bytes per row
     * @throws IllegalArgumentException if it is already open, in this or another process
     * @throws IOException if it can be neither opened nor created
     */
    public static RowFile open(Path file, int width) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        RowFile rows = new RowFile(file, opened, width);
        try {
            rows.lock();
            Extent whole = rows.scan((y, unpacked, offset) -> { });
            rows.written = whole.rows();
            rows.end = whole.bytes();
            opened.setLength(rows.end);
            return rows;
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** Locks the file until it is closed, or the process ends. */
    private void lock() {
        try {
            if (bytes.getChannel().tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // It is open in this process; the exception is thrown below.
        } catch (IOException e) {
            // The file system has no locks, so concurrent runs cannot be detected.
            return;
        }
        throw new IllegalArgumentException(file + ": the file is in use; wait until the other run has ended, or choose"
                + " another folder");
    }

    /** The number of rows, including those that were not flushed. */
    public int count() {
        return written + waiting;
    }

    /**
     * Adds a row.
     *
     * @throws FileWriteException if the file cannot be written
     */
    public void add(byte[] row) throws IOException {
        System.arraycopy(row, 0, block, waiting * width, width);
        waiting++;
        if ((waiting + 1) * width > block.length) {
            write();
        }
    }

    /**
     * Writes all rows to the disk.
     *
     * @throws FileWriteException if the file cannot be written
     */
    public void flush() throws IOException {
        write();
        try {
            bytes.getFD().sync();
        } catch (IOException e) {
            throw new FileWriteException(file, e);
        }
    }

    private void write() throws IOException {
        if (waiting == 0) {
            return;
        }
        deflater.reset();
        deflater.setInput(block, 0, waiting * width);
        deflater.finish();
        int length = deflater.deflate(packed);
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + length).putInt(waiting).putInt(length)
                .putLong(checksum(waiting, packed, length)).put(packed, 0, length).flip();
        try {
            bytes.seek(end);
            bytes.write(buffer.array(), 0, buffer.limit());
            end += buffer.limit();
        } catch (IOException e) {
            throw new FileWriteException(file, e);
        }
        written += waiting;
        waiting = 0;
    }

    private static long checksum(int rows, byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(rows).flip());
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }

    /**
     * Passes all flushed rows to a consumer.
     *
     * @throws IOException if they cannot be read or were changed
     */
    public void forEach(Rows rows) throws IOException {
        if (!scan(rows).equals(new Extent(written, end))) {
            throw new IOException(file + ": the file was changed while it was in use; segment the slide again");
        }
    }

    /** The intact part of the file: complete blocks from its start. */
    private record Extent(int rows, long bytes) {
    }

    private Extent scan(Rows rows) throws IOException {
        byte[] unpacked = new byte[block.length];
        byte[] body = new byte[packed.length];
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        Inflater inflater = new Inflater();
        long position = 0;
        int y = 0;
        try {
            while (read(header.clear(), position)) {
                int count = header.getInt(0);
                int length = header.getInt(Integer.BYTES);
                if (count < 1 || (long) count * width > unpacked.length || length < 1 || length > body.length
                        || !read(ByteBuffer.wrap(body, 0, length), position + HEADER)
                        || header.getLong(2 * Integer.BYTES) != checksum(count, body, length)) {
                    break;
                }
                inflater.reset();
                inflater.setInput(body, 0, length);
                if (inflater.inflate(unpacked, 0, count * width) != count * width) {
                    break;
                }
                for (int row = 0; row < count; row++) {
                    rows.row(y++, unpacked, row * width);
                }
                position += HEADER + length;
            }
        } catch (DataFormatException e) {
            throw new IOException(file + ": the file was changed; segment the slide again", e);
        } finally {
            inflater.end();
        }
        return new Extent(y, position);
    }

    private boolean read(ByteBuffer buffer, long position) throws IOException {
        bytes.seek(position);
        while (buffer.hasRemaining()) {
            int count = bytes.read(buffer.array(), buffer.position(), buffer.remaining());
            if (count < 0) {
                return false;
            }
            buffer.position(buffer.position() + count);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        bytes.close();
    }
}
