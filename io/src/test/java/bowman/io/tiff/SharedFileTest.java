package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFileTest {

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = Files.write(folder.resolve("a"), new byte[] {1, 2, 3, 4, 5});
    }

    @Test
    void bytesAreReadByTheirPosition() throws IOException {
        try (SharedFile file = SharedFile.open(path)) {
            assertThat(file.size()).isEqualTo(5);
            assertThat(file.read(1, 3)).containsExactly(2, 3, 4);
        }
    }

    @Test
    void anInterruptedThreadReadsAndStaysInterrupted() throws IOException {
        try (SharedFile file = SharedFile.open(path)) {
            Thread.currentThread().interrupt();
            assertThat(file.read(0, 2)).containsExactly(1, 2);
            assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
            assertThat(file.read(3, 2)).as("a later read").containsExactly(4, 5);
        }
    }

    @Test
    void interruptsOfOneThreadDoNotDisturbOthers() throws Exception {
        try (SharedFile file = SharedFile.open(path)) {
            AtomicInteger reads = new AtomicInteger();
            Thread disturbed = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        Thread.currentThread().interrupt();
                        reads.addAndGet(file.read(0, 5).length);
                    }
                } catch (IOException e) {
                    reads.set(-1);
                }
            });
            for (int i = 0; i < 200; i++) {
                assertThat(file.read(2, 1)).containsExactly(3);
            }
            disturbed.join();
            assertThat(reads).as("bytes that the interrupted thread has read").hasValue(1000);
        }
    }

    @Test
    void nothingIsHeldBeyondTheEnd() throws IOException {
        try (SharedFile file = SharedFile.open(path)) {
            assertThat(file.holds(0, 5)).isTrue();
            assertThat(file.holds(1, 5)).isFalse();
            assertThat(file.holds(-1, 1)).isFalse();
            assertThat(file.holds(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
            assertThatThrownBy(() -> file.read(4, 2)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aClosedFileIsNotRead() throws IOException {
        SharedFile file = SharedFile.open(path);
        file.close();
        assertThatThrownBy(() -> file.read(0, 1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("a is closed");
    }
}
