package bowman.io.stitch;

import bowman.file.FileWriteException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Stores windows in a file, so that memory does not grow with the image, and computed windows survive the process. A
 * window that was only partly written is detected by its checksum and ignored. Interrupts have no effect.
 */
public final class FileWindowStore implements WindowStore, AutoCloseable {

    private static final int HEADER = 2 * Long.BYTES;
    private static final int NONE = -1;

    private final Path file;
    /** Not a channel, which an interrupt of the thread would close. */
    private final RandomAccessFile bytes;
    private final int resolution;
    private final int[] held;
    private final ByteBuffer slot;
    private final CachedRow[] cache;
    private final ByteBuffer row;

    /** A row of a window that was read: adjacent rows of pixels are interpolated from the same two. */
    private static final class CachedRow {

        private final float[] values;
        private int index = NONE;
        private int row;

        CachedRow(int resolution) {
            values = new float[resolution];
        }
    }

    private FileWindowStore(Path file, RandomAccessFile bytes, Windows windows, int resolution) {
        this.file = file;
        this.bytes = bytes;
        this.resolution = resolution;
        this.held = new int[windows.rowsAtOnce() * windows.columnCount()];
        this.slot = ByteBuffer.allocate(Math.addExact(HEADER,
                Math.multiplyExact(Float.BYTES, Math.multiplyExact(resolution, resolution))));
        this.row = ByteBuffer.allocate(Float.BYTES * resolution);
        this.cache = new CachedRow[2 * held.length];
        Arrays.setAll(cache, i -> new CachedRow(resolution));
        Arrays.fill(held, NONE);
    }

    /**
     * Opens or creates the file; complete windows in it are kept.
     *
     * @param resolution the number of values of a window along each axis
     * @throws IOException if it can be neither opened nor created
     */
    public static FileWindowStore open(Path file, Windows windows, int resolution) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        FileWindowStore store = new FileWindowStore(file, opened, windows, resolution);
        try {
            store.find(windows.count());
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void find(int count) throws IOException {
        for (int i = 0; i < held.length && (long) (i + 1) * slot.capacity() <= bytes.length(); i++) {
            readFully(slot, (long) i * slot.capacity());
            long index = slot.getLong(0) - 1;
            if (index >= 0 && index < count && index % held.length == i && slot.getLong(Long.BYTES) == checksum()) {
                held[i] = (int) index;
            }
        }
    }

    private long checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(slot.array(), HEADER, slot.capacity() - HEADER);
        return checksum.getValue();
    }

    /** @throws FileWriteException if the file cannot be written */
    @Override
    public void put(int index, float[] values) throws IOException {
        int place = index % held.length;
        held[place] = NONE;
        cache[2 * place].index = NONE;
        cache[2 * place + 1].index = NONE;
        slot.slice(HEADER, slot.capacity() - HEADER).asFloatBuffer().put(values, 0, resolution * resolution);
        slot.putLong(0, index + 1L).putLong(Long.BYTES, checksum());
        try {
            bytes.seek((long) place * slot.capacity());
            bytes.write(slot.array());
        } catch (IOException e) {
            throw new FileWriteException(file, e);
        }
        held[place] = index;
    }

    @Override
    public boolean has(int index) {
        return held[index % held.length] == index;
    }

    @Override
    public void read(int index, int number, float[] values) throws IOException {
        CachedRow cached = cache[2 * (index % held.length) + (number & 1)];
        if (cached.index != index || cached.row != number) {
            readFully(row, (long) (index % held.length) * slot.capacity() + HEADER
                    + (long) Float.BYTES * number * resolution);
            row.asFloatBuffer().get(cached.values);
            cached.index = index;
            cached.row = number;
        }
        System.arraycopy(cached.values, 0, values, 0, resolution);
    }

    /** Fills a buffer completely; its position stays 0. */
    private void readFully(ByteBuffer buffer, long position) throws IOException {
        try {
            bytes.seek(position);
            bytes.readFully(buffer.array());
        } catch (EOFException e) {
            throw new IOException(file + ": the file has become shorter; do not change it while it is in use", e);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
