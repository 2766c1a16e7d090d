package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    private static CommandRun run;

    @BeforeAll
    static void examineTheVectorBackend() {
        run = CommandRun.of("doctor", "--backend", "vector", "--device", "cpu", "--no-benchmark");
    }

    @Test
    void itSaysTheVersions() {
        assertThat(run.out()).startsWith("version     bowman ").contains("Java        " + Runtime.version())
                .containsPattern("(?m)^system .* cores$").containsPattern("(?m)^TornadoVM   is not in this JVM, ");
    }

    @Test
    void itListsBackendsWithTheReasonWhyTheyRunOrDoNot() {
        assertThat(run.out()).containsPattern("(?m)^vector +yes +Vector API, \\d+ floats per vector$")
                .containsPattern("(?m)^scalar +yes +plain loops")
                .containsPattern("(?m)^tornado +no +Java was started without TornadoVM; install its SDK");
    }

    @Test
    void itListsDevicesWithTheirMemory() {
        assertThat(run.out()).containsPattern("(?m)^vector +cpu +[\\d,]+ +\\S+, \\d+ cores$");
    }

    @Test
    void itSaysWhatAutoTakesAndWhy() {
        assertThat(run.out()).containsPattern("(?m)^auto selects vector: Vector API, \\d+ floats per vector;"
                + " it ranks highest of the usable backends \\(vector 10, scalar 0\\)$");
    }

    @Test
    void itExaminesEveryFamilyOfOperations() {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()
                .dropWhile(line -> !line.equals("vector on cpu, compared with plain loops")).skip(1))
                .hasSize(13).allMatch(line -> line.contains(" correct, within "));
    }

    @Test
    void aBackendThatCannotRunIsSaidAfterTheList() {
        CommandRun refused = CommandRun.of("doctor", "--backend", "tornado");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).contains("auto selects vector");
        assertThat(refused.err()).startsWith("bowman: backend tornado cannot run here: Java was started without")
                .hasLineCount(1);
    }

    @Test
    void anUnknownDeviceIsRefusedWithWhatThereIs() {
        CommandRun refused = CommandRun.of("doctor", "--device", "3:1");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("bowman: there is no device 3:1; there are cpu\n");
    }
}
