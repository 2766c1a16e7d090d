package bowman.weights;

import static bowman.weights.TorchFiles.archive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bowman.weights.TorchFiles.Pickle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values beside tensors in pickles, harmless or made to take all time and memory. */
class TorchUnpicklerTest {

    private static final byte[] TWO_NUMBERS = new byte[8];

    @TempDir
    private Path folder;

    @Test
    void whatTrainingProgramsSaveBesideWeightsIsPassedOver() throws IOException {
        Pickle pickle = new Pickle().global("lightning.fabric.utilities.data", "AttributeDict").op(')').op(0x81)
                .text("lr").global("numpy", "float64").op('s')
                .text("frozen").op('(').text("a").op(0x91).op('s')
                .text("x").view(2, 1, new long[] {1}, new long[] {1}).op('s');
        byte[] storage = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).array();
        try (TorchCheckpoint read = TorchCheckpoint.open(archive(folder, pickle.op('.'), storage, "little"))) {
            assertThat(read.tensors()).containsOnlyKeys("x");
            assertThat(read.tensor("x").data()).containsExactly(2);
        }
    }

    /** At protocol 2, which torch.save takes, Python 3 writes the names that its types have in Python 2. */
    @ParameterizedTest
    @ValueSource(strings = {"long", "unicode", "xrange", "bytes"})
    void typesOfPython3ArePassedOverByTheirNamesInPython2(String type) throws IOException {
        Pickle counts = new Pickle().op('}').text("counts").global("collections", "defaultdict")
                .global("__builtin__", type).op(0x85).op('R').op('s');
        assertPassedOver(counts);
    }

    @Test
    void theItemsOfADequeArePassedOver() throws IOException {
        Pickle one = new Pickle().op('}').text("losses").global("collections", "deque").op(')').op('R')
                .op('N').op('a').op('s');
        assertPassedOver(one);
        Pickle several = new Pickle().op('}').text("losses").global("collections", "deque").op(')').op('R')
                .op('(').op('N').op('N').op('e').op('s');
        assertPassedOver(several);
    }

    private void assertPassedOver(Pickle pickle) throws IOException {
        pickle.text("x").view(2, 1, new long[] {1}, new long[] {1}).op('s');
        try (TorchCheckpoint read = TorchCheckpoint.open(archive(folder, pickle.op('.'), TWO_NUMBERS, "little"))) {
            assertThat(read.tensors()).containsOnlyKeys("x");
        }
    }

    static Stream<Arguments> ignored() {
        return Stream.of(
                Arguments.of("a call that gives a tensor's storage", new Pickle()
                        .global("torch._utils", "_rebuild_tensor_v2").op('(').global("argparse", "Namespace").whole(0)
                        .wholes(1).wholes(1).op('t').op('R')),
                Arguments.of("a storage's type", new Pickle().op('(').text("storage").global("numpy", "float32")
                        .text("0").text("cpu").whole(2).op('t').op('Q')),
                Arguments.of("a storage's size", new Pickle().op('(').text("storage").global("torch", "FloatStorage")
                        .text("0").text("cpu").global("numpy", "int64").op('t').op('Q')),
                Arguments.of("the pairs of a dictionary", new Pickle().global("collections", "OrderedDict")
                        .global("builtins", "list").op(0x85).op('R')),
                Arguments.of("the arguments of a call", new Pickle().global("numpy", "dtype")
                        .global("builtins", "list").op('R')),
                Arguments.of("what items are set in", new Pickle().global("builtins", "dict").text("a").op('N')
                        .op('s')),
                Arguments.of("a module's name", new Pickle().global("builtins", "str").text("a").op(0x93)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ignored")
    void whatIsPassedOverServesForNothingElse(String what, Pickle pickle) throws IOException {
        Path file = archive(folder, pickle.op('.'), TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).as(what).isInstanceOf(TorchCheckpointException.class)
                .message().startsWith(file + ": the pickle in it cannot be decoded").hasLineCount(1);
    }

    @Test
    void aViewWithTheOtherSignIsRefused() throws IOException {
        Pickle pickle = new Pickle().op('}').text("x").global("torch._utils", "_rebuild_tensor_v2").op('(')
                .op('(').text("storage").global("torch", "FloatStorage").text("0").text("cpu").whole(2).op('t').op('Q')
                .whole(0).wholes(2).wholes(1).op(0x89).op('N').op('}').text("neg").op(0x88).op('s').op('t').op('R')
                .op('s').op('.');
        Path file = archive(folder, pickle, TWO_NUMBERS, "little");
        assertThatThrownBy(() -> TorchCheckpoint.open(file)).isInstanceOf(TorchCheckpointException.class)
                .hasMessageEndingWith("a tensor in it is a negated or conjugated view, which is not computed here; save"
                        + " it with .resolve_neg().resolve_conj()");
    }

    @Test
    void singleNumbersBesideAStateDictAreNoStateDict() throws IOException {
        Pickle pickle = new Pickle().op('}').text("loss").view(2, 0, new long[] {}, new long[] {}).op('s')
                .text("generator").op('}').text("x").view(2, 0, new long[] {2}, new long[] {1}).op('s').op('s').op('.');
        try (TorchCheckpoint read = TorchCheckpoint.open(archive(folder, pickle, TWO_NUMBERS, "little"))) {
            assertThat(read.tensors()).containsOnlyKeys("x");
        }
    }

    @Test
    void aLargeListThatManyDictionariesAreMadeOfIsCopiedOnce() throws IOException {
        Pickle pickle = new Pickle().op(']').op('q').op(1);
        for (int i = 0; i < 100_000; i++) {
            pickle.text("k" + i).op('N').op(0x86).op('a');
        }
        pickle.global("collections", "OrderedDict").op('q').op(2);
        for (int i = 0; i < 100_000; i++) {
            pickle.op('h').op(2).op('h').op(1).op(0x85).op('R').op('0');
        }
        assertNoStateDictSoon(pickle);
    }

    @Test
    void aLargeListThatIsManyPairsIsNotCopied() throws IOException {
        Pickle pickle = new Pickle().op(']').op('q').op(1).op('(');
        for (int i = 0; i < 1_000_000; i++) {
            pickle.op('N');
        }
        pickle.op('e').op('0').global("collections", "OrderedDict").op(']').op('(');
        for (int i = 0; i < 1_000_000; i++) {
            pickle.op('h').op(1);
        }
        assertNoStateDictSoon(pickle.op('e').op(0x85).op('R').op('0').op('N'));
    }

    @Test
    void aListThatGrowsInManyStepsIsNotCopiedAtEach() throws IOException {
        Pickle pickle = new Pickle().op(']');
        for (int i = 0; i < 1_000_000; i++) {
            pickle.op('(').op('N').op('e');
        }
        assertNoStateDictSoon(pickle);
    }

    private void assertNoStateDictSoon(Pickle pickle) throws IOException {
        Path file = archive(folder, pickle.op('.'), TWO_NUMBERS, "little");
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThatThrownBy(() -> TorchCheckpoint.open(file))
                .isInstanceOf(TorchCheckpointException.class).hasMessageContaining("it holds no state dict"));
    }

    @Test
    void aLargeDictionaryThatStandsInManyPlacesIsLookedThroughOnce() throws IOException {
        Pickle pickle = new Pickle().op('}').op('}').op('q').op(1);
        for (int i = 0; i < 20_000; i++) {
            pickle.text("key" + i).op('N').op('s');
        }
        pickle.op('0');
        for (int i = 0; i < 500_000; i++) {
            pickle.text("k" + i).op('h').op(1).op('s');
        }
        Path file = archive(folder, pickle.op('.'), TWO_NUMBERS, "little");
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThatThrownBy(() -> TorchCheckpoint.open(file))
                .isInstanceOf(TorchCheckpointException.class).hasMessageContaining("it holds no state dict"));
    }
}
