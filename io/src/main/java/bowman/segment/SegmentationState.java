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
import java.util.List;

/**
 * What is known of a segmentation that has not ended, in a folder: the windows that were computed and not yet blended,
 * and the rows that were. It outlives the process at any moment.
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
     * Begins a segmentation, or goes on with the one that is in the folder.
     *
     * @param job what is segmented, and how: what is there must be of the same
     * @throws IllegalArgumentException if a state is there that is not to be gone on with, that is of another job, or
     *         that another run is at work on
     * @throws bowman.file.FileWriteException if the folder cannot be written to
     */
    static SegmentationState open(Path folder, String job, Windows windows, int resolution, Continuation continuation)
            throws IOException {
        Path note = folder.resolve(NOTE);
        boolean begun = Files.exists(note);
        if (begun && continuation == Continuation.REFUSE) {
            throw new IllegalArgumentException(folder + ": an unfinished segmentation is there; go on with it"
                    + " (--resume), or delete the folder");
        }
        if (begun && !Files.readString(note).equals(job)) {
            throw new IllegalArgumentException(folder + ": the unfinished segmentation there is of another slide, model"
                    + " or settings; give the same ones, or delete the folder");
        }
        if (!begun) {
            delete(folder);
            AtomicFile.write(note, out -> out.write(job.getBytes(StandardCharsets.UTF_8)));
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

    /** Forgets all of it. */
    void discard() throws IOException {
        close();
        delete(folder);
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody else keeps files there.
            return;
        }
    }

    /** The note first: without it, nothing is begun. Also what a process left that ended while it wrote the note. */
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
