package bowman.io.stitch;

import bowman.file.FileWriteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Keeps windows in a file, so that memory does not grow with the image, and what was computed outlives the process. A
 * window that was not written whole is found out by its checksum and is not there. Threads that use it must not be
 * interrupted, since that closes the file.
 */
public final class FileWindowStore implements WindowStore, AutoCloseable {

    private static final int HEADER = 2 * Long.BYTES;
    private static final int NONE = -1;

    private final Path file;
    private final FileChannel channel;
    private final int resolution;
    private final int[] held;
    private final ByteBuffer slot;
    private final CachedRow[] cache;
    private final ByteBuffer row;

    /** One row of a window, read before: neighbouring rows of pixels are made of the same two. */
    private static final class CachedRow {

        private final float[] values;
        private int index = NONE;
        private int row;

        CachedRow(int resolution) {
            values = new float[resolution];
        }
    }

    private FileWindowStore(Path file, FileChannel channel, Windows windows, int resolution) {
        this.file = file;
        this.channel = channel;
        this.resolution = resolution;
        this.held = new int[windows.rowsAtOnce() * windows.columnCount()];
        this.slot = ByteBuffer.allocateDirect(Math.addExact(HEADER,
                Math.multiplyExact(Float.BYTES, Math.multiplyExact(resolution, resolution))));
        this.row = ByteBuffer.allocateDirect(Float.BYTES * resolution);
        this.cache = new CachedRow[2 * held.length];
        Arrays.setAll(cache, i -> new CachedRow(resolution));
        Arrays.fill(held, NONE);
    }

    /**
     * Opens the file, or makes it; the windows that it has whole are there.
     *
     * @param resolution the values of a window along each axis
     * @throws IOException if it can be neither opened nor made
     */
    public static FileWindowStore open(Path file, Windows windows, int resolution) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileWindowStore store = new FileWindowStore(file, channel, windows, resolution);
        try {
            store.find(windows.count());
            return store;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void find(int count) throws IOException {
        for (int i = 0; i < held.length && (long) (i + 1) * slot.capacity() <= channel.size(); i++) {
            slot.clear();
            readFully(slot, (long) i * slot.capacity());
            long index = slot.getLong(0) - 1;
            if (index >= 0 && index < count && index % held.length == i && slot.getLong(Long.BYTES) == checksum()) {
                held[i] = (int) index;
            }
        }
    }

    private long checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(slot.duplicate().clear().position(HEADER));
        return checksum.getValue();
    }

    /** @throws FileWriteException if the file cannot take it */
    @Override
    public void put(int index, float[] values) throws IOException {
        int place = index % held.length;
        held[place] = NONE;
        slot.clear().position(HEADER);
        slot.slice().asFloatBuffer().put(values, 0, resolution * resolution);
        slot.putLong(0, index + 1L).putLong(Long.BYTES, checksum());
        slot.position(0);
        try {
            long position = (long) place * slot.capacity();
            while (slot.hasRemaining()) {
                position += channel.write(slot, position);
            }
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
            row.clear();
            readFully(row, (long) (index % held.length) * slot.capacity() + HEADER
                    + (long) Float.BYTES * number * resolution);
            FloatBuffer floats = row.flip().asFloatBuffer();
            floats.get(cached.values);
            cached.index = index;
            cached.row = number;
        }
        System.arraycopy(cached.values, 0, values, 0, resolution);
    }

    private void readFully(ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position + buffer.position());
            if (count < 0) {
                throw new IOException(file + ": the file has become shorter; do not change it while it is in use");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
