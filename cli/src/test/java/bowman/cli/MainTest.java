package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.export.Environment;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.runtime.BackendException;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.NoBackendException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    /** The process ends without a flush of its own. */
    @Test
    void whatACommandPrintsLeavesTheProgram(@TempDir Path folder) throws IOException {
        Path mask = folder.resolve("mask.png");
        ImageFormat.PNG.write(mask, GrayImage.blank(8, 8));
        ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
        CommandLine commandLine = Main.commandLine()
                .setOut(new PrintWriter(standardOutput, true, StandardCharsets.UTF_8));
        Main.run(commandLine, "evaluate", mask.toString(), "--mask", mask.toString());
        assertThat(standardOutput.toString(StandardCharsets.UTF_8)).contains("pixels:    Dice");
    }

    @Test
    void theVersionIsThatOfTheLibrary() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("bowman " + Environment.version() + "\n");
    }

    static Stream<RuntimeException> failuresOfTheMachine() {
        return Stream.of(new BackendException("the GPU is lost", new IllegalStateException("code -5")),
                new InsufficientMemoryException("the GPU is full"), new NoBackendException("no backend can run here"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheMachine")
    void whatTheMachineCannotDoIsSaidInOneSentence(RuntimeException failure) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.addSubcommand(new Failing(failure));
        commandLine.setExecutionExceptionHandler(commandLine.getExecutionExceptionHandler())
                .setErr(new PrintWriter(err));
        assertThat(Main.run(commandLine, "fail")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("bowman: " + failure.getMessage() + "\n");
    }

    @Command(name = "fail")
    private record Failing(RuntimeException failure) implements Callable<Integer> {

        @Override
        public Integer call() {
            throw failure;
        }
    }
}
