package bowman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortProgramsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST = 99;

    @Test
    void everyFileHasFewerThanAHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> programs = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(programs).as("examples").isNotEmpty();
            for (Path program : programs) {
                assertThat(Files.readAllLines(program)).as("lines of %s", program).hasSizeLessThanOrEqualTo(MOST);
            }
        }
    }
}
