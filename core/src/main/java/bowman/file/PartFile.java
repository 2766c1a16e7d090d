package bowman.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file under way. It lies beside its place under a temporary name; {@link #commit} forces it to the disk and gives it
 * its own name, {@link #close} without that leaves nothing behind. After a failure it is closed.
 *
 * <p>Made of streams, since a channel would be closed by an interrupt of the thread, and the file lost.
 */
public final class PartFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path target;
    private final Path part;
    private final FileOutputStream out;
    private long length;
    private boolean open = true;

    private PartFile(Path file, Path target, Path part) throws IOException {
        this.file = file;
        this.target = target;
        this.part = part;
        this.out = new FileOutputStream(part.toFile());
    }

    /**
     * Begins a file; folders that lack are made.
     *
     * @param file what may be there stays until {@link #commit}
     * @throws FileWriteException if it cannot be written there
     */
    public static PartFile create(Path file) throws FileWriteException {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(target)) {
                throw new IOException("a folder of this name is there");
            }
            return new PartFile(file, target, AtomicFile.beside(target));
        } catch (IOException e) {
            throw new FileWriteException(file, e);
        }
    }

    /** The bytes appended so far. */
    public long length() {
        return length;
    }

    /** Writes at the end; not buffered. */
    public void append(byte[] bytes, int offset, int count) throws FileWriteException {
        requireOpen();
        try {
            out.write(bytes, offset, count);
            length += count;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Writes over bytes that were appended.
     *
     * @throws IllegalArgumentException if they were not
     */
    public void overwrite(long position, byte[] bytes) throws FileWriteException {
        requireOpen();
        if (position < 0 || position + bytes.length > length) {
            throw new IllegalArgumentException("a file of " + length + " bytes has no " + bytes.length + " at "
                    + position);
        }
        try (RandomAccessFile again = new RandomAccessFile(part.toFile(), "rw")) {
            again.seek(position);
            again.write(bytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Appends all that the content writes; whatever stops it is a failure to write this file. */
    void fill(AtomicFile.Content content) throws FileWriteException {
        requireOpen();
        try {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER);
            content.writeTo(buffered);
            buffered.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Forces the file to the disk and puts it in place of what may be there. */
    public void commit() throws FileWriteException {
        requireOpen();
        try {
            out.getFD().sync();
            out.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            open = false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Discards the file, unless it was committed. */
    @Override
    public void close() throws FileWriteException {
        if (open) {
            open = false;
            try (out) {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new FileWriteException(file, e);
            }
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(file + " is closed");
        }
    }

    private FileWriteException failed(IOException reason) {
        FileWriteException failure = new FileWriteException(file, reason);
        try {
            close();
        } catch (FileWriteException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
