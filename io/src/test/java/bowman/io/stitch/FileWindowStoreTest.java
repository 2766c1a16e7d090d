package bowman.io.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWindowStoreTest {

    private static final int RESOLUTION = 3;
    /** Two windows side by side in rows that start at 0, 4, 8, ...; two rows overlap. */
    private static final Windows WINDOWS = new Windows(12, 40, 8, 4);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("windows.bin");
    }

    @Test
    void windowsOutliveTheirStore() throws IOException {
        try (FileWindowStore store = open()) {
            store.put(0, values(0));
            store.put(1, values(1));
        }
        try (FileWindowStore store = open()) {
            assertThat(store.has(0)).isTrue();
            assertThat(store.has(1)).isTrue();
            assertThat(store.has(2)).as("never put").isFalse();
            float[] row = new float[RESOLUTION];
            store.read(1, 2, row);
            assertThat(row).containsExactly(106, 107, 108);
            store.read(0, 0, row);
            assertThat(row).containsExactly(0, 1, 2);
        }
    }

    @Test
    void aWindowTakesThePlaceOfOneThatIsNoLongerNeeded() throws IOException {
        try (FileWindowStore store = open()) {
            for (int index = 0; index < WINDOWS.count(); index++) {
                store.put(index, values(index));
                float[] row = new float[RESOLUTION];
                for (int kept = Math.max(0, index - 3); kept <= index; kept++) {
                    store.read(kept, 1, row);
                    assertThat(row).as("window %d after %d", kept, index).startsWith(100f * kept + 3);
                }
            }
            assertThat(store.has(0)).as("four windows are kept").isFalse();
        }
    }

    @Test
    void aWindowThatIsPutAgainReplacesWhatWasReadBefore() throws IOException {
        try (FileWindowStore store = open()) {
            float[] row = new float[RESOLUTION];
            store.put(0, values(0));
            store.read(0, 1, row);
            store.put(0, values(7));
            store.read(0, 1, row);
            assertThat(row).containsExactly(703, 704, 705);
        }
    }

    @Test
    void aWindowThatWasWrittenInPartIsNotThere() throws IOException {
        try (FileWindowStore store = open()) {
            store.put(0, values(0));
            store.put(1, values(1));
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 4);
        }
        try (FileWindowStore store = open()) {
            assertThat(store.has(0)).isTrue();
            assertThat(store.has(1)).as("cut off").isFalse();
        }
    }

    @Test
    void aWindowThatWasChangedIsNotThere() throws IOException {
        try (FileWindowStore store = open()) {
            store.put(0, values(0));
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(20);
            bytes.write(1);
        }
        try (FileWindowStore store = open()) {
            assertThat(store.has(0)).isFalse();
        }
    }

    private FileWindowStore open() throws IOException {
        return FileWindowStore.open(file, WINDOWS, RESOLUTION);
    }

    private static float[] values(int index) {
        float[] values = new float[RESOLUTION * RESOLUTION];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * index + i;
        }
        return values;
    }
}
