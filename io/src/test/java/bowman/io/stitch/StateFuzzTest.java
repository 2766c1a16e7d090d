package bowman.io.stitch;

import bowman.fuzz.Fuzzing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of an unfinished segmentation. */
class StateFuzzTest {

    private static final int MEBIBYTES = 64;
    private static final int WIDTH = 40;
    private static final Windows WINDOWS = new Windows(12, 40, 8, 4);
    private static final int RESOLUTION = 3;

    @TempDir
    private Path folder;

    @Test
    void damagedRowsAreReadUpToTheDamage() throws Exception {
        Path valid = folder.resolve("valid");
        try (RowFile rows = RowFile.open(valid, WIDTH)) {
            for (int y = 0; y < 20; y++) {
                rows.add(new byte[WIDTH]);
                if (y % 7 == 0) {
                    rows.flush();
                }
            }
            rows.flush();
        }
        new Fuzzing("rows", ".bin", List.of(), List.of(Files.readAllBytes(valid)), MEBIBYTES, 500).run(folder, file -> {
            try (RowFile rows = RowFile.open(file, WIDTH)) {
                rows.forEach((y, bytes, offset) -> { });
            }
        }, IOException.class::isInstance);
    }

    @Test
    void damagedWindowsAreNotThere() throws Exception {
        Path valid = folder.resolve("valid");
        try (FileWindowStore store = FileWindowStore.open(valid, WINDOWS, RESOLUTION)) {
            for (int window = 0; window < WINDOWS.count(); window++) {
                store.put(window, new float[RESOLUTION * RESOLUTION]);
            }
        }
        new Fuzzing("windows", ".bin", List.of(), List.of(Files.readAllBytes(valid)), MEBIBYTES, 500).run(folder,
                file -> {
                    try (FileWindowStore store = FileWindowStore.open(file, WINDOWS, RESOLUTION)) {
                        for (int window = 0; window < WINDOWS.count(); window++) {
                            if (store.has(window)) {
                                store.read(window, 0, new float[RESOLUTION]);
                            }
                        }
                    }
                }, IOException.class::isInstance);
    }
}
