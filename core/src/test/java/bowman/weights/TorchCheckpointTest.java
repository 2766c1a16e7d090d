package bowman.weights;

import static bowman.weights.TorchFiles.archive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.weights.TorchFiles.Archive;
import bowman.weights.TorchFiles.Pickle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointTest {

    private static final byte[] TWO_NUMBERS = new byte[8];
    private static final long[] ONE = {1};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "protocol4", "protocol4_legacy", "parameters", "double", "double_legacy",
        "half", "half_legacy", "bfloat16", "bfloat16_legacy", "whole", "views", "views_legacy", "nested",
        "twice_nested", "other_name", "data_parallel", "lightning", "program", "program_legacy", "program_protocol4"})
    void aCheckpointOfPytorchHoldsWhatPytorchReads(String name) throws IOException {
        try (Safetensors expected = Safetensors.open(TorchFiles.genuine("expected.safetensors"));
                TorchCheckpoint read = TorchCheckpoint.open(TorchFiles.genuine(name + ".pth"))) {
            List<String> keys = expected.names().stream().filter(key -> key.startsWith(name + "/"))
                    .map(key -> key.substring(name.length() + 1)).toList();
            assertThat(read.tensors().keySet()).containsExactlyInAnyOrderElementsOf(keys);
            for (String key : keys) {
                assertThat(read.tensor(key).shape()).as("shape of " + key)
                        .isEqualTo(expected.tensor(name + "/" + key).shape());
                assertThat(read.tensor(key).data()).as("numbers of " + key)
                        .isEqualTo(expected.tensor(name + "/" + key).data());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "nested", "protocol4"})
    void namesAreInTheOrderOfTheStateDict(String name) throws IOException {
        try (TorchCheckpoint read = TorchCheckpoint.open(TorchFiles.genuine(name + ".pth"))) {
            assertThat(read.tensors().keySet()).containsExactly("conv.weight", "conv.bias", "bn.weight", "bn.bias",
                    "bn.running_mean", "bn.running_var", "bn.num_batches_tracked", "head.weight", "head.bias");
        }
    }

    @Test
    void aCheckpointSaysItsFormatAndWhatItHolds() throws IOException {
        try (WeightsFile read = WeightsFile.open(TorchFiles.genuine("half_legacy.pth"))) {
            assertThat(read.format()).isEqualTo("PyTorch checkpoint (legacy)");
            assertThat(read.tensors()).containsOnlyKeys("x");
            assertThat(read.tensors().get("x")).isEqualTo(new WeightsFile.Description("F16", List.of(6L)));
            assertThat(read.metadata()).isEmpty();
        }
    }

    @Test
    void theFormatIsKnownByTheContentNotTheName() throws IOException {
        Path file = Files.copy(TorchFiles.genuine("zip.pth"), folder.resolve("w.safetensors"));
        assertThat(StateDict.load(file).names()).as("names without the counter").hasSize(8).contains("bn.running_var");
        Path other = Files.copy(TorchFiles.genuine("expected.safetensors"), folder.resolve("w.pth"));
        try (WeightsFile read = WeightsFile.open(other)) {
            assertThat(read.format()).isEqualTo("safetensors");
        }
    }

    @Test
    void numbersOfABigEndianMachineAreRead() throws IOException {
        Path file = archive(folder, Pickle.ofView(2, 0, new long[] {2}, new long[] {1}),
                ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putFloat(1.5f).putFloat(-3).array(), "big");
        try (TorchCheckpoint read = TorchCheckpoint.open(file)) {
            assertThat(read.tensor("x").data()).containsExactly(1.5f, -3);
        }
    }

    @Test
    void aTensorLargerThanOneChunkIsRead() throws IOException {
        int count = 200_000;
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, count).forEach(bytes::putFloat);
        Pickle pickle = Pickle.ofView(count, 1, new long[] {count - 1}, new long[] {1});
        Path file = archive(folder, pickle, bytes.array(), "little");
        try (TorchCheckpoint read = TorchCheckpoint.open(file)) {
            float[] numbers = read.tensor("x").data();
            assertThat(IntStream.range(0, count - 1).filter(i -> numbers[i] != i + 1)).as("wrong places").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostile", "hostile_legacy"})
    void aHostilePickleIsRefusedByNameAndRunsNothing(String name) {
        Path trace = Path.of("hostile-was-here");
        assertThatThrownBy(() -> TorchCheckpoint.open(TorchFiles.genuine(name + ".pth")))
                .isInstanceOf(TorchCheckpointException.class)
                .hasMessage(TorchFiles.genuine(name + ".pth") + ": the pickle in it names posix.system, which the"
                        + " weights of a network do not need, so the file was refused and nothing of it was run; if you"
                        + " trust it, load it with PyTorch and save the state_dict alone");
        assertThat(trace).as("the file that the pickle's command makes").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "module,    the pickle in it names torch.nn.modules.container.Sequential",
        "complex,   the pickle in it names torch.ComplexFloatStorage",
        "quantized, the pickle in it names torch._utils._rebuild_qtensor",
        "sparse,    the pickle in it names torch._utils._rebuild_sparse_tensor",
        "expanded,  a tensor of shape [1000] repeats the 1 numbers of its storage; save it with .contiguous()",
        "two,       'it holds several dictionaries of tensors (generator, discriminator)'",
        "none,      'it holds no state dict, that is, no dictionary of tensors'",
    })
    void whatCannotBeReadIsNamed(String name, String message) {
        assertThatThrownBy(() -> TorchCheckpoint.open(TorchFiles.genuine(name + ".pth")))
                .isInstanceOf(TorchCheckpointException.class).hasMessageContaining(message);
    }

    @Test
    void oneOfSeveralStateDictsIsChosenByItsKey() throws IOException {
        Pickle pickle = new Pickle().op('}').text("state_dict").op('}').text("x").view(2, 0, ONE, ONE).op('s').op('s')
                .text("ema").op('}').text("state").op('}').text("x").view(2, 1, ONE, ONE).op('s').op('s').op('s')
                .text("optimizer").op('}').text("state").op('}').whole(0).op('}').text("x").view(2, 0, ONE, ONE).op('s')
                .op('s').op('s').op('s').op('.');
        byte[] storage = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).array();
        Path file = archive(folder, pickle, storage, "little");
        try (WeightsFile read = WeightsFile.open(file)) {
            assertThat(read.tensor("x").data()).as("without a key").containsExactly(1);
            assertThat(read.remarks()).containsExactly(
                    "of its state dicts, state_dict is taken; the others are chosen by their keys (--key ema.state)");
        }
        for (String key : List.of("ema", "ema.state")) {
            try (WeightsFile read = WeightsFile.open(file, Optional.of(key))) {
                assertThat(read.tensor("x").data()).as(key).containsExactly(2);
                assertThat(read.remarks()).isEmpty();
            }
        }
        assertThatThrownBy(() -> WeightsFile.open(file, Optional.of("swa"))).isInstanceOf(WeightsException.class)
                .hasMessage(file + ": there is no state dict and no prefix swa in it; choose one of ema.state,"
                        + " state_dict");
    }

    @Test
    void anEmptyTensorIsRefusedWhenItIsRead() throws IOException {
        try (TorchCheckpoint read = TorchCheckpoint.open(TorchFiles.genuine("empty.pth"))) {
            assertThatThrownBy(() -> read.tensor("x")).isInstanceOf(TorchCheckpointException.class)
                    .hasMessageContaining("tensor x of shape [0, 3] is empty or too large");
        }
    }

    @Test
    void aTensorThatIsNotThereIsNamedTogetherWithThoseThatAre() throws IOException {
        try (TorchCheckpoint read = TorchCheckpoint.open(TorchFiles.genuine("half.pth"))) {
            assertThatThrownBy(() -> read.tensor("y")).isInstanceOf(TorchCheckpointException.class)
                    .hasMessageEndingWith(": there is no tensor y; there are x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "protocol4_legacy"})
    void aFileThatIsCutAnywhereIsRefusedInOneSentence(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TorchFiles.genuine(name + ".pth"));
        Path file = folder.resolve("cut.pth");
        for (int length = 0; length < whole.length; length += 1 + length % 5) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TorchCheckpoint.open(file)).as("the first " + length + " bytes")
                    .isInstanceOf(TorchCheckpointException.class)
                    .message().startsWith(file + ": ").contains("; ").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"views", "views_legacy", "legacy", "protocol4_legacy", "program_legacy",
        "program_protocol4"})
    void aDamagedFileIsReadOrRefusedInOneSentence(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TorchFiles.genuine(name + ".pth"));
        Path file = folder.resolve("damaged.pth");
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 + at % 255);
            Files.write(file, damaged);
            try (TorchCheckpoint read = TorchCheckpoint.open(file)) {
                for (String tensor : read.tensors().keySet()) {
                    read.tensor(tensor);
                }
            } catch (TorchCheckpointException e) {
                assertThat(e).as("byte " + at).message().startsWith(file + ": ").contains("; ").hasLineCount(1);
            }
        }
    }

    static Stream<Arguments> views() {
        long far = 1L << 62;
        return Stream.of(
                Arguments.of("too long", 0, new long[] {3}, new long[] {1}, "reaches beyond its storage of 2 numbers"),
                Arguments.of("offset beyond", 2, new long[] {1}, new long[] {1}, "reaches beyond"),
                Arguments.of("stride beyond", 0, new long[] {2}, new long[] {2}, "reaches beyond"),
                Arguments.of("overflow of the reach", 1, new long[] {2, 2}, new long[] {far, far}, "reaches beyond"),
                Arguments.of("overflow of the size", 0, new long[] {far, far}, new long[] {0, 0}, "reaches beyond"),
                Arguments.of("negative stride", 1, new long[] {2}, new long[] {-1}, "is not a view of a storage"),
                Arguments.of("negative offset", -1, new long[] {2}, new long[] {1}, "is not a view of a storage"),
                Arguments.of("negative extent", 0, new long[] {-2}, new long[] {1}, "is not a view of a storage"),
                Arguments.of("fewer strides than extents", 0, new long[] {1, 1}, new long[] {1}, "is not a view"),
                Arguments.of("too many axes", 0, new long[65], new long[65], "the shape of 65 axes"),
                Arguments.of("repeated", 0, new long[] {1 << 20}, new long[] {0}, "repeats the 2 numbers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void aViewThatLeavesItsStorageIsRefused(String defect, long offset, long[] extents, long[] strides, String message)
            throws IOException {
        Path file = archive(folder, Pickle.ofView(2, offset, extents, strides), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 1L << 40, 1L << 50, -1, Long.MAX_VALUE})
    void aStorageOfAnotherSizeThanThePickleSaysIsRefused(long elements) throws IOException {
        Path file = archive(folder, Pickle.ofView(elements, 0, new long[] {1}, new long[] {1}), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining(file + ": storage 0 should ");
    }

    @Test
    void numbersThatStandInManyTensorsAreRefused() throws IOException {
        Pickle pickle = new Pickle().op('}');
        for (int i = 0; i < 20; i++) {
            pickle.text("x" + i).view(2, 0, new long[] {2}, new long[] {1}).op('s');
        }
        Path file = archive(folder, pickle.op('.'), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("hold the same numbers more than 16 times");
    }

    static Stream<Arguments> pickles() {
        return Stream.of(
                Arguments.of("an instance of a class", new Pickle().op('('), "ios\nsystem\n", "opcode 105"),
                Arguments.of("a bytearray that an opcode makes", new Pickle().op(0x96), "", "opcode 150"),
                Arguments.of("items of a set for a dictionary", new Pickle().op('}').op('(').op(0x90), "",
                        "cannot be decoded;"),
                Arguments.of("a list as the key of a dictionary",
                        new Pickle().op('}').op(']').op('N').op('s'), "", "is neither a string nor a number"),
                Arguments.of("a string beyond the file", new Pickle().op('X').word(0x7FFFFFFF, 4), "",
                        "within a string"),
                Arguments.of("a string of a negative length", new Pickle().op('X').word(-1, 4), "", "within a string"),
                Arguments.of("an enormous string", new Pickle().op(0x8D).word(1L << 62, 8), "", "within a string"),
                Arguments.of("an empty stack", new Pickle(), "R", "cannot be decoded;"),
                Arguments.of("a call of what is no function",
                        new Pickle().global("torch", "float32").op(')').op('R'), "", "cannot be decoded;"),
                Arguments.of("an unknown protocol", new Pickle().op(0x80).op(9), "", "unsupported pickle protocol: 9"),
                Arguments.of("a name with control characters", new Pickle().global("o\u001Bs", "a\rb"), "",
                        "names o?s.a b"),
                Arguments.of("a class of Java", new Pickle().global("java.lang", "Runtime"), "",
                        "names java.lang.Runtime"),
                Arguments.of("a class that the library knows", new Pickle().global("decimal", "Decimal"), "",
                        "names decimal.Decimal"),
                Arguments.of("a reference to a module",
                        new Pickle().op('(').text("module").text("m").op('t').op('Q'), "",
                        "refers to something that is not a storage"),
                Arguments.of("a view of a storage", new Pickle().op('(').text("storage")
                        .global("torch", "FloatStorage").text("0").text("cpu").whole(2).wholes(1, 0, 1).op('t').op('Q'),
                        "", "has views of storages, as PyTorch before 0.4 wrote them"),
                Arguments.of("a class of another library", new Pickle().global("yacs.config", "CfgNode"), "",
                        "names yacs.config.CfgNode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pickles")
    void aPickleThatDoesMoreThanAStateDictNeedsIsRefused(String what, Pickle pickle, String rest, String message)
            throws IOException {
        rest.chars().forEach(pickle::op);
        Path file = archive(folder, pickle.op('.'), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .message().startsWith(file + ": the pickle in it ").contains(message).hasLineCount(1);
    }

    /** The entries of both storages are made to lie at the same place. */
    @Test
    void storagesThatOverlapAreRefused() throws IOException {
        Pickle pickle = new Pickle().op('}');
        int numbers = 4096;
        for (int i = 0; i < 2; i++) {
            pickle.text("x" + i).view(Integer.toString(i), numbers, 0, new long[] {numbers}, new long[] {1}).op('s');
        }
        Path file = folder.resolve("made.pth");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", pickle.op('.').bytes()).stored("data/0", new byte[4 * numbers])
                    .stored("data/1", new byte[0]);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(bytes.capacity() - 6);
        int second = directory + entryBytes(bytes, directory);
        int third = second + entryBytes(bytes, second);
        bytes.putInt(third + 20, 4 * numbers).putInt(third + 24, 4 * numbers)
                .putInt(third + 42, bytes.getInt(second + 42));
        Files.write(file, bytes.array());
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("its storages should hold more than the " + Files.size(file) + " bytes of");
    }

    /** The length of an entry of a zip archive's directory. */
    private static int entryBytes(ByteBuffer zip, int at) {
        return 46 + zip.getShort(at + 28) + zip.getShort(at + 30) + zip.getShort(at + 32);
    }

    @Test
    void aDictionaryOfPython2IsRead() throws IOException {
        Pickle pickle = new Pickle().global("collections", "OrderedDict").op(']').op(']').text("x").op('a')
                .view(2, 1, new long[] {1}, new long[] {1}).op('a').op('a').op(0x85).op('R');
        byte[] storage = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).array();
        try (TorchCheckpoint read = TorchCheckpoint.open(archive(folder, pickle.op('.'), storage, "little"))) {
            assertThat(read.tensor("x").data()).containsExactly(2);
        }
    }

    @Test
    void aDictionaryThatHoldsItselfHasNoTensors() throws IOException {
        Pickle pickle = new Pickle().op('}').op('q').op(1).text("state_dict").op('h').op(1).op('s');
        Path file = archive(folder, pickle.op('.'), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("it holds no state dict");
    }

    @Test
    void aCompressedStorageIsRefused() throws IOException {
        Path file = folder.resolve("bomb.pth");
        long elements = 1 << 24;
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", Pickle.ofView(elements, 0, new long[] {elements}, new long[] {1}).bytes())
                    .compressed("data/0", new byte[(int) elements * 4]);
        }
        assertThat(Files.size(file)).as("size of the file").isLessThan(100_000);
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessage(file + ": the entry data/0 in it is compressed, which torch.save never does;"
                        + " use the file as torch.save wrote it");
    }

    @Test
    void aCompressedPickleIsRefused() throws IOException {
        Path file = folder.resolve("bomb.pth");
        try (Archive archive = new Archive(file)) {
            archive.compressed("data.pkl", new byte[1 << 25]);
        }
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("the entry data.pkl in it is compressed");
    }

    @Test
    void aPickleOfManyMebibytesIsRefused() throws IOException {
        byte[] pickle = new byte[TorchContainer.LARGEST_PICKLE + 1];
        Path file = folder.resolve("large.pth");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", pickle);
        }
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("the pickle in it has more than 16 MiB beside the tensors");
    }

    @Test
    void aLegacyPickleOfManyMebibytesIsRefused() throws IOException {
        byte[] legacy = Files.readAllBytes(TorchFiles.genuine("legacy.pth"));
        byte[] pickle = new byte[TorchContainer.LARGEST_PICKLE + 100];
        System.arraycopy(legacy, 0, pickle, 0, 21);
        System.arraycopy(new byte[] {(byte) 0x80, 2, 'N', '.', (byte) 0x80, 2}, 0, pickle, 21, 6);
        for (int at = 27; at + 1 < pickle.length; at += 102) {
            pickle[at] = 'U';
            pickle[at + 1] = 100;
        }
        Path file = Files.write(folder.resolve("large.pth"), pickle);
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("the pickle in it has more than 16 MiB beside the tensors");
    }

    @Test
    void aMissingStorageIsNamed() throws IOException {
        Path file = folder.resolve("missing.pth");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", Pickle.ofView(2, 0, new long[] {2}, new long[] {1}).bytes());
        }
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("the entry data/0 is missing in it");
    }

    @Test
    void anArchiveOfSomethingElseIsRefused() throws IOException {
        Path file = folder.resolve("slides.zip");
        try (Archive archive = new Archive(file)) {
            archive.stored("slide.txt", new byte[3]);
        }
        assertThatThrownBy(() -> WeightsFile.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("it is a zip archive without a data.pkl, so it is not a PyTorch checkpoint");
    }

    @Test
    void aPickleOfSomethingElseIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("list.pkl"), new Pickle().op(']').op('.').bytes());
        assertThatThrownBy(() -> WeightsFile.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageContaining("it is a pickle, but not one that torch.save wrote");
    }

    @Test
    void aFileThatIsNotThereIsReported() {
        Path file = folder.resolve("none.pth");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessage(file + ": there is no such file; check the path");
    }
}
