package bowman.weights;

import static bowman.weights.TorchFiles.archive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bowman.file.FileText;
import bowman.graph.Shape;
import bowman.model.TrainedNetwork;
import bowman.runtime.Tensor;
import bowman.weights.TorchFiles.Archive;
import bowman.weights.TorchFiles.Pickle;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of weights that were made to take all time and memory, or to control the terminal, and files that change. */
class HostileWeightsTest {

    private static final byte[] TWO_NUMBERS = new byte[8];
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("a tensor", new Pickle().op('}').view(2, 0, new long[] {1}, new long[] {1})),
                Arguments.of("a storage", new Pickle().op('}').op('(').text("storage")
                        .global("torch", "FloatStorage").text("0").text("cpu").whole(2).op('t').op('Q')),
                Arguments.of("a tuple", new Pickle().op('}').wholes(1, 2)),
                Arguments.of("bytes", new Pickle().op('}').op('C').op(1).op(7)),
                Arguments.of("a function", new Pickle().op('}').global("collections", "OrderedDict")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void keysOfDictionariesAreOrdered(String what, Pickle pickle) throws IOException {
        Path file = archive(folder, pickle.op('N').op('s').op('.'), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).as(what).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("the key of a dictionary is neither a string nor a number");
    }

    @Test
    void noneNumbersBooleansAndIgnoredValuesMayBeKeys() throws IOException {
        Pickle pickle = new Pickle().op('}').op('N').op('N').op('s').whole(7).op('N').op('s').op(0x88).op('N').op('s')
                .op('G').word(0, 8).op('N').op('s').global("numpy", "int64").op(')').op('R').op('N').op('s')
                .text("x").view(2, 0, new long[] {1}, new long[] {1}).op('s');
        try (TorchCheckpoint read = TorchCheckpoint.open(archive(folder, pickle.op('.'), TWO_NUMBERS, "little"))) {
            assertThat(read.tensors()).containsOnlyKeys("x");
        }
    }

    @Test
    void stringsOfTheSameHashAreFoundFast() throws IOException {
        Pickle pickle = new Pickle().op('}');
        for (int i = 0; i < 1 << 17; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            pickle.text(key.toString()).op('N').op('s');
        }
        refusedSoon(archive(folder, pickle.op('.'), TWO_NUMBERS, "little"), "it holds no state dict");
    }

    static Stream<Arguments> steps() {
        return Stream.of(Arguments.of("empty dictionaries", "}"), Arguments.of("empty lists", "]"),
                Arguments.of("marks", "("), Arguments.of("memoized values", "N\u0094"),
                Arguments.of("numbers", "\u008A\0"), Arguments.of("short strings", "\u008C\0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void manyValuesInFewBytesAreRefused(String what, String step) throws IOException {
        Pickle pickle = new Pickle();
        for (int i = 0; i < 4_200_000; i++) {
            step.chars().forEach(pickle::op);
        }
        refusedSoon(archive(folder, pickle.op('.'), TWO_NUMBERS, "little"), "holds more than 4194304 values");
    }

    private static void refusedSoon(Path file, String message) {
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> TorchCheckpoint.open(file))
                .isInstanceOf(TorchCheckpointException.class).hasMessageContaining(message));
    }

    @Test
    void dictionariesWithinOneAnotherUnderAllNamesAreLookedThroughSoon() throws IOException {
        Pickle pickle = new Pickle().op('}').op('q').op(0);
        for (int i = 0; i < 300_000; i++) {
            pickle.text("k" + i).op('}').op('s');
        }
        for (int depth = 1; depth <= 3; depth++) {
            pickle.op('}').op('q').op(depth);
            for (String name : new String[] {"state_dict", "model_state_dict", "model_state", "model", "net", "network",
                "weights", "module"}) {
                pickle.text(name).op('h').op(depth - 1).op('s');
            }
        }
        refusedSoon(archive(folder, pickle.op('.'), TWO_NUMBERS, "little"), "it holds no state dict");
    }

    @Test
    void tensorsThatSpanTheirStorageForFewNumbersAreRefused() throws IOException {
        int stored = 1 << 20;
        Pickle pickle = new Pickle().op('}');
        for (int i = 0; i < 2000; i++) {
            pickle.text("x" + i).view(stored, 0, new long[] {2}, new long[] {stored - 1}).op('s');
        }
        refusedSoon(archive(folder, pickle.op('.'), new byte[4 * stored], "little"),
                "its tensors hold the same numbers more than 16 times");
    }

    @Test
    void anArchiveOfMoreEntriesThanANetworkHasIsRefused() throws IOException {
        Path file = folder.resolve("many.pth");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", Pickle.ofView(2, 0, new long[] {1}, new long[] {1}).bytes());
            for (int i = 0; i < 1 << 15; i++) {
                archive.stored("data/" + i, new byte[0]);
            }
        }
        refusedSoon(file, "it has 32769 entries, and at most 32768 are read");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        Path file = folder.resolve("two.pth");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", Pickle.ofView(2, 0, new long[] {1}, new long[] {1}).bytes())
                    .stored("data/0", TWO_NUMBERS).stored("data/1", TWO_NUMBERS);
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(file, bytes.replace("data/1", "data/0").getBytes(StandardCharsets.ISO_8859_1));
        refusedSoon(file, "it has two entries of the name archive/data/0");
    }

    private Path safetensors(String json, int bytes) throws IOException {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve("made.safetensors"), ByteBuffer.allocate(8 + header.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).array());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2000000000]", "[100000000000000000,100000000000000000]", "[65536,65536]"})
    void aShapeOfAnUnknownTypeMustFitIntoTheFile(String shape) throws IOException {
        Path file = safetensors("{\"x\":{\"dtype\":\"F4\",\"shape\":" + shape + ",\"data_offsets\":[0,8]}}", 8);
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("does not fit into its 8 bytes");
    }

    @Test
    void theTypeIsLookedAtBeforeMemoryIsReserved() throws IOException {
        int bytes = 1 << 20;
        Path file = safetensors("{\"x\":{\"dtype\":\"F1\",\"shape\":[" + 8 * bytes + "],\"data_offsets\":[0," + bytes
                + "]}}", bytes);
        try (Safetensors read = Safetensors.open(file)) {
            assertThatThrownBy(() -> read.tensor("x")).isInstanceOf(SafetensorsException.class)
                    .hasMessageContaining("has numbers of the dtype F1, which cannot be read");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0", "[[]"})
    void aHeaderOfMoreValuesThanTensorsNeedIsRefused(String value) throws IOException {
        Path file = safetensors("{\"a\":" + value + ",0".repeat(1 << 20) + "]}", 0);
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("at most 1048576 values was expected");
    }

    @Test
    void aShapeOfMoreExtentsThanTensorsHaveIsRefusedInAShortSentence() throws IOException {
        Path file = safetensors("{\"x\":{\"dtype\":\"F32\",\"shape\":[" + "0,".repeat(1000) + "0],"
                + "\"data_offsets\":[0,0]}}", 0);
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("tensor x has a shape of 1001 extents");
    }

    static Stream<String> headers() {
        String escape = "\\u001b]0;x\\u0007\\u202e\\n";
        String tensor = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        return Stream.of("{\"" + escape + "\":" + tensor + "}",
                "{\"x\":" + tensor + ",\"__metadata__\":{\"" + escape + "\":1}}",
                "{\"x\":" + tensor + ",\"__metadata__\":{\"" + escape + "\":\"\",\"" + escape + "\":\"\"}}",
                "{\"x\":" + tensor + ",\"__metadata__\":{\"architecture\":\"" + escape + "\"}}",
                "{\"x\":" + tensor + ",\"__metadata__\":{\"architecture\":\"unet/resnet18\",\"" + MetadataKey.SCALING
                        + "\":\"" + escape
                        + "\"}}",
                "{\"x\":" + tensor + ",\"__metadata__\":{\"architecture\":\"unet/resnet18\",\""
                        + MetadataKey.NORMALIZATION + "\":\""
                        + escape + "\"}}",
                "{\"x\":" + tensor + ",\"__metadata__\":{\"architecture\":\"unet/resnet18\",\"" + MetadataKey.THRESHOLD
                        + "\":\"" + escape
                        + "\"}}");
    }

    @Test
    void theTypeOfATensorHasNoControlCharactersInAMessage() throws IOException {
        Path file = safetensors("{\"x\":{\"dtype\":\"\\u001b]0;x\\u0007\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);
        assertThatThrownBy(() -> StateDict.load(file)).message().startsWith(file + ": ")
                .matches(FileText::isPrintable).contains("?]0;x?");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aMessageHasNoControlCharactersOfTheFile(String json) throws IOException {
        Path file = safetensors(json, 4);
        assertThatThrownBy(() -> TrainedNetwork.read(file)).message().startsWith(file + ": ")
                .matches(FileText::isPrintable).contains("?]0;x?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001Bb", "a\nb", "__metadata__"})
    void aNameThatIsNotReadIsNotWritten(String name) {
        Path file = folder.resolve("w.safetensors");
        assertThatThrownBy(() -> Safetensors.write(file, Map.of(name, Tensor.zeros(Shape.of(1))), Map.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a tensor cannot be named");
        assertThat(file).doesNotExist();
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(bytes);
        }
    }

    @Test
    void safetensorsThatAreCutWhileTheyAreOpenAreRefused() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.zeros(Shape.of(1 << 20))), Map.of());
        try (Safetensors read = Safetensors.open(file)) {
            cut(file, 4096);
            assertThatThrownBy(() -> read.tensor("x")).isInstanceOf(SafetensorsException.class)
                    .hasMessage(file
                            + ": the file cannot be read (it has become shorter since it was opened); check its"
                            + " permissions, and that nothing changes it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "zip"})
    void checkpointsThatAreCutWhileTheyAreOpenAreRefused(String name) throws IOException {
        Path file = Files.copy(TorchFiles.genuine(name + ".pth"), folder.resolve("w.pth"));
        try (TorchCheckpoint read = TorchCheckpoint.open(file)) {
            cut(file, 100);
            assertThatThrownBy(() -> read.tensor("head.weight")).isInstanceOf(TorchCheckpointException.class)
                    .message().startsWith(file + ": the checkpoint cannot be read (").hasLineCount(1);
        }
    }
}
