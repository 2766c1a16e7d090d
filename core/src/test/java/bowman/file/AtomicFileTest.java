package bowman.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenIntoFoldersThatLack() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFile.write(file, out -> out.write("whole".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("whole");
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        })).isInstanceOf(FileWriteException.class)
                .hasMessageContaining("a.txt: the file cannot be written (No space left on device)");
        assertThat(file).hasContent("before");
    }

    @Test
    void theReasonIsThatOfTheInnermostFailure() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("a.png"), out -> {
            throw new IOException("I/O error writing PNG file!", new IOException("No space left on device"));
        })).isInstanceOf(FileWriteException.class).hasMessageContaining("cannot be written (No space left on device)");
    }

    @Test
    void aFullDiskLeavesThePreviousFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        Path fullDisk = Path.of("/dev/full");
        assumeTrue(Files.exists(fullDisk), "a device that is always full is needed");
        Files.createSymbolicLink(AtomicFile.beside(file), fullDisk);
        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1))).isInstanceOf(FileWriteException.class)
                .hasMessage(file + ": the file cannot be written (No space left on device); free space or choose"
                        + " another folder");
        assertThat(file).hasContent("before");
        assertThat(folder).as("the file alone").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFailureLeavesNoPart() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("a.txt"), out -> {
            throw new IllegalStateException("defect");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(folder).as("nothing half-written").isEmptyDirectory();
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> AtomicFile.write(file.resolve("a.txt"), out -> { }))
                .isInstanceOf(FileWriteException.class).hasMessageContaining("is not a folder");
    }

    @Test
    void aFileIsNotWrittenInPlaceOfAFolder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("a.txt"));
        assertThatThrownBy(() -> AtomicFile.write(inside, out -> { })).isInstanceOf(FileWriteException.class)
                .hasMessage(inside + ": the file cannot be written (a folder of this name exists); free space or"
                        + " choose another folder");
    }

    @Test
    void anInterruptOfTheThreadDoesNotLoseTheFile() throws IOException {
        Path file = folder.resolve("a.txt");
        Thread.currentThread().interrupt();
        AtomicFile.write(file, out -> out.write("whole".getBytes(StandardCharsets.UTF_8)));
        assertThat(Thread.interrupted()).as("the interrupt, still there").isTrue();
        assertThat(file).hasContent("whole");
    }

    @Test
    void aFolderIsMadeAndLeftEmpty() throws IOException {
        AtomicFile.prepareFolder(folder.resolve("a/b"));
        assertThat(folder.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> AtomicFile.prepareFolder(file)).isInstanceOf(FileWriteException.class)
                .hasMessageStartingWith(file + ": the file cannot be written (");
    }
}
