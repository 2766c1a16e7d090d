package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.model.Architecture;
import bowman.nn.Mode;
import bowman.runtime.RandomKey;
import bowman.runtime.Tensor;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardCommandTest {

    @TempDir
    private Path folder;

    private Path weights;
    private Path input;
    private Path output;

    @BeforeEach
    void writeWeights() throws IOException {
        weights = folder.resolve("w.safetensors");
        input = folder.resolve("x.safetensors");
        output = folder.resolve("y.safetensors");
        Safetensors.write(weights, initial().tensors(), Map.of("architecture", "fpn/mit_b0"));
    }

    private static StateDict initial() {
        GraphBuilder builder = new GraphBuilder();
        Architecture.named("fpn/mit_b0")
                .logits(builder, builder.input("input", Shape.map(1, 32, 32, 3)), new Mode.Inference());
        return StateDict.initial(builder.build(), 3);
    }

    @Test
    void logitsHaveTheInputsSizeInPytorchsOrder() throws IOException {
        CommandRun run = forward(2, 64, 96);
        assertThat(run.code()).as(run.err()).isZero();
        try (Safetensors file = Safetensors.open(output)) {
            assertThat(file.names()).containsExactly("logits");
            assertThat(file.tensor("logits").shape()).isEqualTo(Shape.of(2, 1, 64, 96));
        }
    }

    @Test
    void samplesDoNotDependOnEachOther() throws IOException {
        forward(2, 32, 32);
        float[] both = logits();
        forward(1, 32, 32);
        float[] first = logits();
        assertThat(Arrays.copyOf(both, first.length)).as("the first of two").isEqualTo(first);
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() throws IOException {
        forward(1, 64, 64, "--threads", 1);
        float[] one = logits();
        forward(1, 64, 64, "--threads", 3);
        assertThat(logits()).isEqualTo(one);
    }

    @Test
    void anOddSizeIsRefusedWithTheFileAndTheMend() throws IOException {
        CommandRun run = forward(1, 100, 64);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + input + ": Wrong input shape height=100, width=64. Expected image"
                + " height and width divisible by 32. Consider pad your images to shape (128, 64).\n");
        assertThat(output).doesNotExist();
    }

    @Test
    void wrongKeysAreCountedAndTheFirstFiveNamed() throws IOException {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        new TreeMap<>(initial().tensors()).forEach((name, tensor) -> renamed.put(name.replace('.', '_'), tensor));
        Safetensors.write(weights, renamed, Map.of());
        CommandRun run = forward(1, 32, 32);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + weights + ": these are not the weights of this network: 207 keys"
                + " are missing (encoder.patch_embed1.proj.weight, ")
                .contains("207 keys are unexpected (decoder_").hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void aFileThatIsNoSafetensorsFileIsRefused() throws IOException {
        Files.writeString(weights, "PK, or so it seems, and long enough to have a header");
        CommandRun run = forward(1, 32, 32);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + weights + ": this is a text file; give a PyTorch checkpoint")
                .hasLineCount(1);
    }

    @Test
    void aMissingTensorIsNamed() throws IOException {
        Safetensors.write(input, Map.of("image", Tensor.zeros(Shape.of(1, 3, 32, 32))), Map.of());
        CommandRun run = CommandRun.of("forward", "--arch", "fpn/mit_b0", "--weights", weights, "--input", input,
                "--output", output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + input + ": there is no tensor input; there are image\n");
    }

    @Test
    void anArchitectureThatThereIsNotIsRefusedWithAllThatThereAre() throws IOException {
        writeInput(1, 32, 32);
        CommandRun run = CommandRun.of("forward", "--arch", "fpn/mit_b7", "--weights", weights, "--input", input,
                "--output", output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: there is no architecture fpn/mit_b7; choose a decoder (fpn, unet,")
                .hasLineCount(1);
    }

    @Test
    void anUnknownOptionIsSaidInOneSentence() {
        CommandRun run = CommandRun.of("forward", "--weight", "w");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: ").endsWith("; see bowman forward --help\n").hasLineCount(1);
    }

    private CommandRun forward(int samples, int height, int width, Object... more) throws IOException {
        writeInput(samples, height, width);
        Object[] arguments = {"forward", "--arch", "fpn/mit_b0", "--weights", weights, "--input", input, "--output",
            output};
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return CommandRun.of(all);
    }

    private void writeInput(int samples, int height, int width) throws IOException {
        Tensor tensor = Tensor.zeros(Shape.of(samples, 3, height, width));
        RandomKey key = RandomKey.of(1, 1);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = (float) key.normal(0, i);
        }
        Safetensors.write(input, Map.of("input", tensor), Map.of());
    }

    private float[] logits() throws IOException {
        try (Safetensors file = Safetensors.open(output)) {
            return file.tensor("logits").data();
        }
    }
}
