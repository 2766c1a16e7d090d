package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.file.FileWriteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJsonTest {

    @TempDir
    private Path folder;

    @Test
    void everythingOfARunIsWritten() throws IOException {
        Path file = folder.resolve("run.json");
        RunJson.write(file, RunExample.of("a \"b\".svs", RunExample.HALF, 3, RunExample.badTile("truncated")));
        assertThat(Files.readString(file)).isEqualToIgnoringWhitespace("""
                {"slide": {"file": "a \\"b\\".svs", "width": 4000, "height": 2000, "micronsPerPixel": 0.5,
                    "micronsPerPixelSource": "TIFF resolution tags"},
                 "models": [{"file": "model.safetensors", "architecture": "fpn/mit_b2", "sha256": "9f86d0"}],
                 "parameters": {"threshold": 0.5, "window": 2048, "blend": "gaussian", "holes filled": true},
                 "seeds": {"noise": 42},
                 "environment": {"bowman": "1.2.3", "java": "25", "system": "Linux", "backend": "vector",
                    "device": "a processor"},
                 "windows": {"computed": 1120, "skipped": 56},
                 "badTiles": [{"level": 1, "x": 512, "y": 1024, "width": 256, "height": 128, "reason": "truncated"}],
                 "glomeruli": 3, "tissuePixels": 4000000.0, "started": "2026-11-26T17:23:00Z",
                 "seconds": {"reading": 1.5, "all": 402.0}}
                """);
    }

    @Test
    void aScaleThatIsNotKnownIsNull() throws IOException {
        Path file = folder.resolve("run.json");
        RunJson.write(file, RunExample.of("a.svs", Optional.empty(), 3));
        assertThat(file).content().contains("\"micronsPerPixel\" : null").doesNotContain("micronsPerPixelSource");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> RunJson.write(folder, RunExample.of("a.svs", Optional.empty(), 3)))
                .isInstanceOf(FileWriteException.class).hasMessageStartingWith(folder.toString());
    }

    @Test
    void aParameterThatJsonHasNoWordForIsRefused() {
        RunRecord run = RunExample.of("a.svs", Optional.empty(), 3);
        assertThatThrownBy(() -> new RunRecord(run.slide(), run.models(), Map.of("blend", Optional.of(1)), run.seeds(),
                run.environment(), run.windows(), run.badTiles(), run.findings(), run.started(), run.times()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter is a number, a string or a boolean; blend is Optional[1]");
    }

    @Test
    void aModelIsKnownByTheDigestOfItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.safetensors"), "abc");
        assertThat(RunRecord.Model.of(file, "fpn/mit_b2")).as("the example of FIPS 180").isEqualTo(
                new RunRecord.Model("a.safetensors", "fpn/mit_b2",
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void theEnvironmentIsThatOfThisProcess() {
        Environment environment = Environment.current("vector", "a processor");
        assertThat(environment.java()).startsWith(Runtime.version().toString());
        assertThat(environment.bowman()).as("classes outside a jar have no version").isEqualTo("development");
    }
}
