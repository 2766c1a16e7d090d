package bowman.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Atomic file writes: a file is written beside its target, forced to the disk, then renamed, so that it appears whole
 * or not at all.
 */
public final class AtomicFile {

    /** Writes the contents of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all contents.
         *
         * @param out is buffered already and need not be closed
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes a file, replacing an existing one; missing folders are created.
     *
     * @throws FileWriteException if it cannot be written; an existing file is then unchanged
     */
    public static void write(Path file, Content content) throws FileWriteException {
        try (PartFile part = PartFile.create(file)) {
            part.fill(content);
            part.commit();
        }
    }

    /**
     * Creates a folder and its missing parents, and checks that files can be written there, so that long work does not
     * fail at its end.
     *
     * @throws FileWriteException if the folder cannot be created or written to
     */
    public static void prepareFolder(Path folder) throws FileWriteException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".", ".part"));
        } catch (IOException e) {
            throw new FileWriteException(folder, e);
        }
    }

    /** The temporary file of this thread, which is renamed to the target once it is complete. */
    static Path beside(Path target) {
        return target.resolveSibling(".%s.%d-%d.part".formatted(target.getFileName(), ProcessHandle.current().pid(),
                Thread.currentThread().threadId()));
    }
}
