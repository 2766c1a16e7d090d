package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.export.ImageFormat;
import bowman.io.slide.GrayImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
}
