package bowman.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written beside their place, forced to the disk, then renamed. */
public final class AtomicFile {

    private static final int BUFFER = 1 << 16;

    /** What fills a file. */
    @FunctionalInterface
    public interface Content {

        /** @param out need not be closed or buffered */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes a file in place of what may be there; folders that lack are made.
     *
     * @throws FileWriteException if it cannot be written; what was there is then still there
     */
    public static void write(Path file, Content content) throws FileWriteException {
        Path target = file.toAbsolutePath();
        Path part = beside(target);
        try {
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(target)) {
                throw new IOException("a folder of this name is there");
            }
            try {
                fill(part, content);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new FileWriteException(file, reason(e), e);
        }
    }

    /**
     * Makes a folder, with those above it, and sees that files can be written there: what takes long need not be done
     * in vain.
     *
     * @throws FileWriteException if they cannot
     */
    public static void prepareFolder(Path folder) throws FileWriteException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".", ".part"));
        } catch (IOException e) {
            throw new FileWriteException(folder, reason(e), e);
        }
    }

    /** Where this thread writes the file before it gets its name. */
    static Path beside(Path target) {
        return target.resolveSibling(".%s.%d-%d.part".formatted(target.getFileName(), ProcessHandle.current().pid(),
                Thread.currentThread().threadId()));
    }

    /** Through a stream, since a channel would be closed by an interrupt of the thread, and the file lost. */
    private static void fill(Path part, Content content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(part.toFile())) {
            OutputStream out = new BufferedOutputStream(file, BUFFER);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    /** Image writers wrap what stopped them; the innermost exception has the reason. */
    private static String reason(IOException e) {
        return e.getCause() instanceof IOException cause ? reason(cause) : switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
