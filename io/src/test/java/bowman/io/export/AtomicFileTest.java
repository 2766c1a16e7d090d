package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
        AtomicFile.write(file, out -> out.write("whole".getBytes()));
        assertThat(file).hasContent("whole");
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        })).isInstanceOf(ExportException.class)
                .hasMessageContaining("a.txt: the file cannot be written (No space left on device)");
        assertThat(file).hasContent("before");
    }

    @Test
    void theReasonIsThatOfTheInnermostFailure() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("a.png"), out -> {
            throw new IOException("I/O error writing PNG file!", new IOException("No space left on device"));
        })).isInstanceOf(ExportException.class).hasMessageContaining("cannot be written (No space left on device)");
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
                .isInstanceOf(ExportException.class).hasMessageContaining("is not a folder");
    }
}
