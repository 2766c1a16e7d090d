package bowman.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("a.bin");
    }

    @Test
    void whatIsAppendedAndOverwrittenIsThereOnceCommitted() throws IOException {
        try (PartFile part = PartFile.create(file)) {
            part.append("?bcd".getBytes(StandardCharsets.UTF_8), 0, 4);
            part.append("xefx".getBytes(StandardCharsets.UTF_8), 1, 2);
            part.overwrite(0, "a".getBytes(StandardCharsets.UTF_8));
            assertThat(part.length()).isEqualTo(6);
            part.commit();
        }
        assertThat(file).hasContent("abcdef");
    }

    @Test
    void nothingHasTheNameBeforeTheCommit() throws IOException {
        try (PartFile part = PartFile.create(file)) {
            part.append(new byte[9], 0, 9);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void withoutACommitWhatWasThereStaysAndNothingElse() throws IOException {
        Files.writeString(file, "before");
        try (PartFile part = PartFile.create(file)) {
            part.append(new byte[9], 0, 9);
        }
        assertThat(file).hasContent("before");
        assertThat(folder).as("the file alone").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() throws IOException {
        Path fullDisk = Path.of("/dev/full");
        assumeTrue(Files.exists(fullDisk), "a device that is always full is needed");
        Files.createSymbolicLink(AtomicFile.beside(file), fullDisk);
        try (PartFile part = PartFile.create(file)) {
            assertThatThrownBy(() -> part.append(new byte[9], 0, 9)).isInstanceOf(FileWriteException.class)
                    .hasMessageStartingWith(file + ": the file cannot be written (No space left on device)");
            assertThatThrownBy(part::commit).as("no commit after a failure").isInstanceOf(IllegalStateException.class)
                    .hasMessage(file + " is closed");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyWhatWasAppendedIsOverwritten() throws IOException {
        try (PartFile part = PartFile.create(file)) {
            part.append(new byte[4], 0, 4);
            assertThatThrownBy(() -> part.overwrite(3, new byte[2])).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a file of 4 bytes has no 2 at 3");
        }
    }
}
