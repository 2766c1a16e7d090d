package bowman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.nn.Mode;
import bowman.runtime.Tensor;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedNetworkTest {

    @TempDir
    private Path folder;

    @Test
    void aNetworkComesBackAsItWasWritten() throws IOException {
        Architecture architecture = Architecture.named("fpn/mit_b0");
        GraphBuilder builder = new GraphBuilder();
        architecture.logits(builder, builder.input("input", Shape.map(1, 32, 32, 3)), new Mode.Inference());
        StateDict weights = StateDict.initial(builder.build(), 7);
        Path file = folder.resolve("a.safetensors");
        ModelCard card = ModelCard.UNKNOWN.withInputSize(64).withTraining("none");
        new TrainedNetwork(architecture, weights, card).write(file);
        TrainedNetwork read = TrainedNetwork.read(file);
        assertThat(read.architecture().name()).isEqualTo("fpn/mit_b0");
        assertThat(read.card()).isEqualTo(card);
        assertThat(read.weights().names()).containsExactlyElementsOf(weights.names());
        String name = "encoder.block1.0.attn.q.weight";
        assertThat(read.weights().get(name).data()).as(name).isEqualTo(weights.get(name).data());
    }

    @Test
    void weightsOfNoArchitectureAreRefusedWithAllThatThereAre() throws IOException {
        Path file = write(Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": the weights fit no architecture; there is a decoder (fpn, unet,")
                .hasMessageContaining("fpn/mit_b2");
    }

    @Test
    void weightsThatFitAnArchitectureNeedNotNameIt() throws IOException {
        Path file = folder.resolve("bare.safetensors");
        StateDict weights = StateDict.initial(ArchitectureMatch.graph(Architecture.named("unet/resnet18")), 7);
        Map<String, Tensor> wrapped = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> wrapped.put("net." + name, tensor));
        wrapped.put("n_averaged", Tensor.zeros(Shape.SCALAR));
        Safetensors.write(file, wrapped, Map.of());
        NetworkReading read = NetworkReading.of(file, WeightsChoice.OF_THE_FILE);
        assertThat(read.network().architecture().name()).isEqualTo("unet/resnet18");
        assertThat(read.network().weights().names()).containsExactlyElementsOf(weights.names());
        assertThat(read.remarks()).containsExactly(
                "1 tensor is left out, because the network has none of that name: n_averaged",
                "weights do not tell all options of a network, so the usual ones are assumed: decoder_interpolation"
                        + " nearest, activation sigmoid or none, norms with their usual eps, the plain variant of the"
                        + " encoder");
    }

    @Test
    void oneOfSeveralNetworksInAFileIsChosenByItsKey() throws IOException {
        Path file = folder.resolve("two.safetensors");
        Architecture architecture = Architecture.named("unet/resnet18");
        StateDict student = StateDict.initial(ArchitectureMatch.graph(architecture), 1);
        StateDict teacher = StateDict.initial(ArchitectureMatch.graph(architecture), 2);
        Map<String, Tensor> both = new LinkedHashMap<>();
        student.tensors().forEach((name, tensor) -> both.put("student." + name, tensor));
        teacher.tensors().forEach((name, tensor) -> both.put("teacher." + name, tensor));
        Safetensors.write(file, both, Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessage(file + ": there is a network below each of the prefixes student. and teacher.; choose one"
                        + " of them (--key student)");
        StateDict chosen = TrainedNetwork.read(file, WeightsChoice.of(architecture).withKey("teacher")).weights();
        assertThat(chosen.get("encoder.conv1.weight").data()).isEqualTo(teacher.get("encoder.conv1.weight").data());
        assertThat(TrainedNetwork.read(file, WeightsChoice.of(architecture).withKey("teacher.")).weights()
                .get("encoder.conv1.weight").data()).as("with the dot that messages show").isEqualTo(teacher
                        .get("encoder.conv1.weight").data());
        assertThatThrownBy(() -> TrainedNetwork.read(file, WeightsChoice.OF_THE_FILE.withKey("tutor")))
                .isInstanceOf(WeightsException.class)
                .hasMessage(file
                        + ": there is no state dict and no prefix tutor in it; choose one of student, teacher");
    }

    @Test
    void networksOfDifferentArchitecturesInAFileAreChosenByTheirKeys() throws IOException {
        Path file = folder.resolve("two.safetensors");
        Map<String, Tensor> both = new LinkedHashMap<>();
        StateDict.initial(ArchitectureMatch.graph(Architecture.named("unet/resnet18")), 1).tensors()
                .forEach((name, tensor) -> both.put("models.0." + name, tensor));
        StateDict.initial(ArchitectureMatch.graph(Architecture.named("fpn/mit_b0")), 1).tensors()
                .forEach((name, tensor) -> both.put("models.1." + name, tensor));
        Safetensors.write(file, both, Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessage(file + ": there are the networks fpn/mit_b0 below models.1. and unet/resnet18 below"
                        + " models.0.; choose one of them (--key models.1)");
        assertThat(TrainedNetwork.read(file, WeightsChoice.OF_THE_FILE.withKey("models.0")).architecture().name())
                .isEqualTo("unet/resnet18");
    }

    @Test
    void aNegativeVarianceIsRefused() throws IOException {
        Path file = folder.resolve("negative.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>(
                StateDict.initial(ArchitectureMatch.graph(Architecture.named("unet/resnet18")), 1).tensors());
        float[] variance = tensors.get("encoder.bn1.running_var").data().clone();
        variance[3] = -0.5f;
        tensors.put("encoder.bn1.running_var", new Tensor(Shape.of(variance.length), variance));
        Safetensors.write(file, tensors, Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": the tensor encoder.bn1.running_var holds the negative variance -0.5");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void weightsOfATrainingThatDivergedAreRefused(float number) throws IOException {
        Path file = folder.resolve("nan.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>(
                StateDict.initial(ArchitectureMatch.graph(Architecture.named("unet/resnet18")), 1).tensors());
        tensors.put("segmentation_head.0.bias", new Tensor(Shape.of(1), new float[] {number}));
        Safetensors.write(file, tensors, Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessage(file + ": the tensor segmentation_head.0.bias holds " + number + ", so the network cannot"
                        + " compute anything; use a checkpoint from before its training diverged");
    }

    @Test
    void anArchitectureThatThereIsNotIsRefused() throws IOException {
        Path file = write(Map.of("architecture", "fpn/mit_b9"));
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": there is no architecture fpn/mit_b9");
    }

    @Test
    void aCardThatCannotBeIsRefusedWithTheFile() throws IOException {
        Path file = write(Map.of("architecture", "fpn/mit_b0", "threshold", "2"));
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessage(file + ": the threshold must lie in [0, 1), got 2.0");
    }

    @Test
    void weightsOfAnotherNetworkThanTheGivenOneAreRefused() throws IOException {
        Path file = write(Map.of("threshold", "0.25"));
        assertThatThrownBy(() -> TrainedNetwork.read(file, Architecture.named("fpn/mit_b1")))
                .isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": these are not the weights of this network: 207 keys are missing");
    }

    private Path write(Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("a", Tensor.zeros(Shape.of(2))), metadata);
        return file;
    }
}
