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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aFileWithoutAnArchitectureIsRefused() throws IOException {
        Path file = write(Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file)).isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(file + ": the file does not say which architecture its weights are for")
                .hasMessageContaining("fpn/mit_b2");
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
    void anArchitectureThatIsGivenNeedNotStandInTheFile() throws IOException {
        Path file = write(Map.of("threshold", "0.25"));
        TrainedNetwork read = TrainedNetwork.read(file, Architecture.named("fpn/mit_b1"));
        assertThat(read.architecture().name()).isEqualTo("fpn/mit_b1");
        assertThat(read.card()).isEqualTo(ModelCard.UNKNOWN.withThreshold(0.25));
    }

    private Path write(Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("a", Tensor.zeros(Shape.of(2))), metadata);
        return file;
    }
}
