package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.cli.DeadBackend.Driver;
import bowman.cli.Examination.Extent;
import bowman.cli.Examination.Subject;
import bowman.runtime.Backends;
import bowman.runtime.Workers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages about devices that fail. */
class ExaminationTest {

    private static final DeadBackend LOST = new DeadBackend(Driver.ANSWERS);

    @Test
    void aDeadDeviceFailsInEveryLineAndIsNamedInOneSentence() {
        StringWriter report = new StringWriter();
        Optional<String> complaint = new Examination(Workers.shared(), new PrintWriter(report))
                .of(new Subject(LOST, LOST.devices().getFirst()), Extent.RESULTS_AND_SPEED);
        assertThat(complaint).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("dead on 0:0 fails in: convolution; ").endsWith("; training step, 2x128x128x3"));
        assertThat(report.toString().lines().filter(line -> line.endsWith(" FAILED: the GPU is lost"))).hasSize(15);
    }

    @Test
    void aDriverThatDoesNotAnswerIsOneLineAndNotTheEnd() {
        List<BackendState> states = Stream.concat(Stream.of(new DeadBackend(Driver.SILENT)), Backends.all().stream())
                .map(BackendState::of).toList();
        assertThat(BackendsText.of(states))
                .containsPattern("(?m)^dead +no +it cannot be queried \\(the driver has another version\\)$")
                .containsPattern("(?m)^vector +yes ");
        assertThat(BackendsText.choice(states)).startsWith("auto selects vector: ");
    }

    @Test
    void theBackendOfTheHighestRankIsTakenFromThoseThatRun() {
        List<BackendState> states = Stream.concat(Stream.of(LOST), Backends.all().stream()).map(BackendState::of)
                .toList();
        assertThat(BackendsText.choice(states))
                .isEqualTo("auto selects dead: a GPU; it ranks highest of the usable backends (dead 30, vector 10,"
                        + " scalar 0)\n");
    }
}
