package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import bowman.weights.Safetensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Text of files, which must not control the terminal. */
class TerminalTextTest {

    /** Sets the title of a window, begins a new line, and turns the direction of text. */
    private static final String HOSTILE = "\u001B]0;x\u0007\n\u009B2J\u202Ebowman";

    @TempDir
    private Path folder;

    private static void assertHarmless(int code, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertHarmless(run.out() + run.err());
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    }

    private static void assertHarmless(String shown) {
        assertThat(shown.codePoints().filter(c -> c != '\n' && (Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT))).as(shown).isEmpty();
        assertThat(shown.lines()).as("lines that the file has begun").noneMatch(line -> line.contains("2J")
                && !line.contains("]0;x"));
    }

    @Test
    void metadataAreShownOnALine() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.zeros(Shape.of(1))), Map.of("a" + HOSTILE, HOSTILE));
        assertHarmless(0, "info", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"%s\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"x\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,4]}}", "{\"x\":%s}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"__metadata__\":{\"architecture\":\"%s\"}}"})
    void headersOfSafetensorsAreHarmless(String json) throws IOException {
        String escaped = HOSTILE.replace("\u001B", "\\u001b").replace("\u0007", "\\u0007").replace("\n", "\\n");
        byte[] header = json.formatted(escaped).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("w.safetensors"), ByteBuffer.allocate(12 + header.length)
                .order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).array());
        assertHarmless(CommandRun.of("info", file).out() + CommandRun.of("info", file).err());
        assertHarmless(2, "convert", file, folder.resolve("out.onnx"));
    }

    @Test
    void namesInPicklesAreHarmless() throws IOException {
        byte[] pickle = ("\u0080\u0002cos\u001B]0;x\u0007\u009B2J\nsystem\u001B[2J\n.").getBytes(
                StandardCharsets.ISO_8859_1);
        assertHarmless(2, "info", Files.write(folder.resolve("w.pth"), pickle));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ImageJ=1\nunit=\u001B]0;x\u0007\u009B2J\u202E\n",
        "<OME><Image Name=\"a\"><Pixels PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"]0;x&#x9b;2J&#10;&#x202e;\"/></Image>"
                + "</OME>",
        "<OME><BinaryOnly MetadataFile=\"]0;x&#x9b;2J&#10;&#x202e;\"/></OME>", "Aperio\n\u001B]0;x |MPP = 0.25"})
    void descriptionsOfSlidesAreHarmless(String description) throws IOException {
        assertHarmless(0, "info", tiff(folder.resolve("slide.tif"), description));
    }

    /** An image of 16x16 gray pixels in one strip. */
    private static Path tiff(Path file, String description) throws IOException {
        byte[] text = (description + "\0\0\0\0").getBytes(StandardCharsets.UTF_8);
        int[][] tags = {{256, 4, 1, 16}, {257, 4, 1, 16}, {258, 4, 1, 8}, {259, 4, 1, 1}, {262, 4, 1, 1},
            {270, 2, text.length, 200}, {273, 4, 1, 200 + text.length}, {277, 4, 1, 1}, {278, 4, 1, 16},
            {279, 4, 1, 256}};
        ByteBuffer bytes = ByteBuffer.allocate(200 + text.length + 256).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            bytes.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
        }
        return Files.write(file, bytes.put(200, text).array());
    }

    @Test
    void namesOfFilesAreHarmless() throws IOException {
        Path file = folder.resolve("a" + HOSTILE + ".tif");
        assertHarmless(2, "info", file);
        assertHarmless(2, "evaluate", file, file);
        Files.write(file, new byte[] {'I', 'I', 42, 0});
        assertHarmless(2, "evaluate", file, file);
        tiff(file, "");
        assertHarmless(0, "info", file);
    }

    @Test
    void argumentsAreHarmless() {
        assertHarmless(2, "inf" + HOSTILE);
        assertHarmless(2, "info", "--" + HOSTILE, "a");
    }

    @Test
    void anErrorOfTheJvmIsADefectWithoutControlCharacters() {
        CommandLine commandLine = new CommandLine(new Failing());
        StringWriter err = new StringWriter();
        commandLine.setErr(new PrintWriter(err));
        assertThat(Main.run(commandLine)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).startsWith("bowman: this is a defect of Bowman").contains("InternalError: a?]0;x");
    }

    @CommandLine.Command(name = "fail")
    private static final class Failing implements Runnable {

        @Override
        public void run() {
            throw new InternalError("a" + HOSTILE);
        }
    }

    @Test
    void aStackTraceIsHarmless() {
        StringWriter err = new StringWriter();
        Complaint.sayDefect("", new IllegalStateException(HOSTILE, new IOException(HOSTILE)), new PrintWriter(err,
                true));
        assertHarmless(err.toString().replace("\n?2J", ""));
        assertThat(err.toString()).startsWith("bowman: this is a defect of Bowman").contains("    at bowman.cli.");
    }
}
