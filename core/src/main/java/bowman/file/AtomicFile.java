package bowman.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that appear whole or not at all: written beside their place, forced to the disk, then renamed. */
public final class AtomicFile {

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
        try (PartFile part = PartFile.create(file)) {
            part.fill(content);
            part.commit();
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
            throw new FileWriteException(folder, e);
        }
    }

    /** Where this thread writes the file before it gets its name. */
    static Path beside(Path target) {
        return target.resolveSibling(".%s.%d-%d.part".formatted(target.getFileName(), ProcessHandle.current().pid(),
                Thread.currentThread().threadId()));
    }
}
