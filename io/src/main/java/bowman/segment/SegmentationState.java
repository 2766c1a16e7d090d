package bowman.segment;

import bowman.file.AtomicFile;
import bowman.io.stitch.FileWindowStore;
import bowman.io.stitch.RowFile;
import bowman.io.stitch.Windows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The state of an unfinished segmentation, in a folder: the windows that were computed and not yet blended, and the
 * rows that were blended. It survives the end of the process at any moment.
 */
final class SegmentationState implements AutoCloseable {

    private static final String NOTE = "job.txt";

    private final Path folder;
    private final FileWindowStore windows;
    private final RowFile rows;

    private SegmentationState(Path folder, FileWindowStore windows, RowFile rows) {
        this.folder = folder;
        this.windows = windows;
        this.rows = rows;
    }

    /**
     * Starts a segmentation, or resumes the one in the folder.
     *
     * @param job identifies slide, region, settings and weights, which must be those of the existing state
     * @throws IllegalArgumentException if the folder has a state that must not be resumed, belongs to another job or is
     *         in use by another run
     * @throws bowman.file.FileWriteException if the folder cannot be written to
     */
    static SegmentationState open(Path folder, String job, Windows windows, int resolution, Continuation continuation)
            throws IOException {
        Path note = folder.resolve(NOTE);
        boolean begun = Files.exists(note);
        if (begun && continuation == Continuation.REFUSE) {
            throw new IllegalArgumentException(folder + ": an unfinished segmentation is there; resume it"
                    + " (--resume), or delete the folder");
        }
        byte[] words = job.getBytes(StandardCharsets.UTF_8);
        // Compared as bytes, since a damaged note is no text, and only if it has the size.
        if (begun && (Files.size(note) != words.length || !Arrays.equals(Files.readAllBytes(note), words))) {
            throw new IllegalArgumentException(folder + ": the unfinished segmentation belongs to another slide, model"
                    + " or settings; use the same ones, or delete the folder");
        }
        if (!begun) {
            delete(folder);
            AtomicFile.write(note, out -> out.write(words));
        }
        RowFile rows = RowFile.open(folder.resolve("rows.bin"), windows.width());
        try {
            return new SegmentationState(folder,
                    FileWindowStore.open(folder.resolve("windows.bin"), windows, resolution), rows);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    FileWindowStore windows() {
        return windows;
    }

    RowFile rows() {
        return rows;
    }

    /** Deletes the state. */
    void discard() throws IOException {
        close();
        delete(folder);
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // The folder has other files.
            return;
        }
    }

    /** Deletes the note first, as a state exists only with it; then the rest, and partly written notes. */
    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (String name : List.of(NOTE, "rows.bin", "windows.bin")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "." + NOTE + ".*.part")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (rows) {
            windows.close();
        }
    }
}
