package bowman.io.tiff;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that many threads read by position. An interrupt closes the channel for all threads; it is then reopened, the
 * read is repeated, and the interrupted thread keeps its status.
 */
final class SharedFile implements Closeable {

    private final Path path;
    private final long size;
    private FileChannel channel;
    private boolean closed;

    private SharedFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static SharedFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path);
        return new SharedFile(path, channel, channel.size());
    }

    Path path() {
        return path;
    }

    /** The size in bytes when the file was opened. */
    long size() {
        return size;
    }

    /** Returns whether the file has a number of bytes from a position on. */
    boolean holds(long position, long length) {
        return position >= 0 && length >= 0 && position <= size - length;
    }

    /**
     * Reads a number of bytes.
     *
     * @throws EOFException if the file ends before them
     * @throws IllegalStateException if it is closed
     */
    byte[] read(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    fill(channel(), position, ByteBuffer.wrap(bytes));
                    return bytes;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                } catch (ClosedChannelException e) {
                    // Another thread was interrupted.
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void fill(FileChannel open, long position, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (open.read(target, position + target.position()) < 0) {
                throw new EOFException(path + ": the file ends at byte " + (position + target.position()));
            }
        }
    }

    private synchronized FileChannel channel() throws IOException {
        if (closed) {
            throw new IllegalStateException(path.getFileName() + " is closed");
        }
        if (!channel.isOpen()) {
            channel = FileChannel.open(path);
        }
        return channel;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
