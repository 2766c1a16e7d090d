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
 * A file that is being written, under a temporary name beside its target. {@link #commit} forces it to the disk and
 * renames it to the target; {@link #close} without a commit deletes it. A failure closes it.
 *
 * <p>Written through streams, since an interrupt of the thread would close a channel and lose the file.
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
     * Begins a file; missing folders are created.
     *
     * @param file the target; an existing file stays until {@link #commit}
     * @throws FileWriteException if it cannot be written there
     */
    public static PartFile create(Path file) throws FileWriteException {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(target)) {
                throw new IOException("a folder of this name exists");
            }
            return new PartFile(file, target, AtomicFile.beside(target));
        } catch (IOException e) {
            throw new FileWriteException(file, e);
        }
    }

    /** Returns the number of bytes appended so far. */
    public long length() {
        return length;
    }

    /** Appends bytes, without buffering. */
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
     * Overwrites bytes that were appended before.
     *
     * @throws IllegalArgumentException if the range exceeds the bytes appended so far
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

    /** Appends everything that the content writes; an exception that it throws is a failure to write this file. */
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

    /** Forces the file to the disk and renames it to the target, replacing an existing file. */
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
