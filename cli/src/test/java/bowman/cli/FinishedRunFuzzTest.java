package bowman.cli;

import bowman.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged records of runs, which are looked at when a run is resumed. */
class FinishedRunFuzzTest {

    private static final int MEBIBYTES = 64;

    @TempDir
    private Path folder;

    @Test
    void aDamagedRecordBelongsToNoJob() throws Exception {
        String record = "{\"slide\":{\"file\":\"a.svs\",\"width\":100},\"parameters\":{\"window\":512,\"job\":\"0123\","
                + "\"flips\":true},\"badTiles\":[{\"level\":0}],\"seconds\":1.5e3}";
        List<byte[]> valid = List.of(record.getBytes(StandardCharsets.UTF_8), record.getBytes(
                StandardCharsets.UTF_16LE),
                record.getBytes(StandardCharsets.UTF_32BE));
        new Fuzzing("record of a run", ".json", List.of("\"job\":", "[", "{", "\"", "\\u001b", "1e9999", "\u0000"),
                valid,
                MEBIBYTES, 1500).run(folder, file -> FinishedRun.isOf(file, "0123"), _ -> false);
    }
}
