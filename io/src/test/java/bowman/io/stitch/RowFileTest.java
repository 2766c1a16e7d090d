package bowman.io.stitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {

    private static final int WIDTH = 300_000;

    @TempDir
    private Path folder;

    @Test
    void rowsComeBackInOrder() throws IOException {
        try (RowFile rows = RowFile.open(folder.resolve("rows"), WIDTH)) {
            add(rows, 0, 10);
            rows.flush();
            assertRows(rows, 10);
        }
    }

    @Test
    void whatWasFlushedOutlivesTheFile() throws IOException {
        try (RowFile rows = RowFile.open(folder.resolve("rows"), WIDTH)) {
            add(rows, 0, 7);
            rows.flush();
        }
        try (RowFile rows = RowFile.open(folder.resolve("rows"), WIDTH)) {
            assertThat(rows.count()).isEqualTo(7);
            add(rows, 7, 9);
            rows.flush();
            assertRows(rows, 9);
        }
    }

    @Test
    void aBlockThatWasWrittenInPartIsLeftAway() throws IOException {
        Path file = folder.resolve("rows");
        long whole;
        try (RowFile rows = RowFile.open(file, WIDTH)) {
            add(rows, 0, 2);
            rows.flush();
            whole = Files.size(file);
            add(rows, 2, 4);
            rows.flush();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 1);
        }
        try (RowFile rows = RowFile.open(file, WIDTH)) {
            assertThat(rows.count()).isEqualTo(2);
            assertThat(Files.size(file)).as("without the broken block").isEqualTo(whole);
            add(rows, 2, 5);
            rows.flush();
            assertRows(rows, 5);
        }
    }

    @Test
    void rowsThatCannotBePackedAreKept() throws IOException {
        Random random = new Random(1);
        byte[] noise = new byte[WIDTH];
        random.nextBytes(noise);
        try (RowFile rows = RowFile.open(folder.resolve("rows"), WIDTH)) {
            for (int y = 0; y < 3; y++) {
                rows.add(noise);
            }
            rows.flush();
            rows.forEach(
                    (y, bytes, offset) -> assertThat(Arrays.equals(bytes, offset, offset + WIDTH, noise, 0, WIDTH))
                            .as("row %d", y).isTrue());
        }
    }

    private static void add(RowFile rows, int from, int to) throws IOException {
        for (int y = from; y < to; y++) {
            rows.add(row(y));
        }
    }

    private static byte[] row(int y) {
        byte[] row = new byte[WIDTH];
        row[y] = 1;
        row[WIDTH - 1] = (byte) y;
        return row;
    }

    private static void assertRows(RowFile rows, int count) throws IOException {
        List<Integer> seen = new ArrayList<>();
        rows.forEach((y, bytes, offset) -> {
            seen.add(y);
            assertThat(Arrays.equals(bytes, offset, offset + WIDTH, row(y), 0, WIDTH)).as("row %d", y).isTrue();
        });
        assertThat(seen).as("rows").hasSize(count).isSorted();
    }
}
