package bowman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Graph;
import bowman.graph.Shape;
import bowman.runtime.Tensor;
import bowman.weights.EncoderMatch;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import bowman.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureMatchTest {

    private static final Graph NETWORK = ArchitectureMatch.graph(Architecture.named("fpn/mit_b0"));
    private static final StateDict WEIGHTS = StateDict.initial(NETWORK, 1);

    @TempDir
    private Path folder;

    @Test
    void weightsFitTheArchitectureTheyAreOfWhateverStandsBeforeTheirNames() throws IOException {
        Map<String, Tensor> wrapped = new LinkedHashMap<>();
        WEIGHTS.tensors().forEach((name, tensor) -> wrapped.put("lit._orig_mod." + name, tensor));
        ArchitectureMatch best = best(wrapped);
        assertThat(best.architecture().name()).isEqualTo("fpn/mit_b0");
        assertThat(best.keys().fits()).as("fits").isTrue();
        assertThat(best.keys().defects()).isEmpty();
    }

    @Test
    void aTrainingsCheckpointFitsByItsWeights() throws IOException {
        Map<String, Tensor> checkpoint = new LinkedHashMap<>(WEIGHTS.tensors());
        checkpoint.put("encoder.norm1.weight/m", Tensor.zeros(Shape.of(32)));
        assertThat(best(checkpoint).keys().fits()).as("fits").isTrue();
    }

    @Test
    void theClosestArchitectureSaysWhatIsMissing() throws IOException {
        Map<String, Tensor> less = new LinkedHashMap<>(WEIGHTS.tensors());
        less.remove("segmentation_head.0.bias");
        ArchitectureMatch best = best(less);
        assertThat(best.architecture().name()).isEqualTo("fpn/mit_b0");
        assertThat(best.keys().defects()).isEqualTo("1 key is missing (segmentation_head.0.bias)");
    }

    @Test
    void theWeightsOfAnEncoderAloneReplaceThoseItStartsWith() throws IOException {
        Map<String, Tensor> imagenet = new LinkedHashMap<>();
        WEIGHTS.tensors().forEach((name, tensor) -> {
            if (name.startsWith("encoder.")) {
                imagenet.put(name.substring("encoder.".length()), tensor);
            }
        });
        imagenet.put("head.weight", Tensor.zeros(Shape.of(1000, 256)));
        try (WeightsFile file = write(imagenet)) {
            EncoderMatch match = EncoderMatch.of(file, NETWORK);
            assertThat(match).hasToString("176 tensors matched, 1 (head.weight) skipped, none missing");
            assertThat(match.isComplete()).isTrue();
            StateDict start = StateDict.initial(NETWORK, 2);
            StateDict merged = match.into(start, Path.of("w"), file);
            assertThat(merged.names()).containsExactlyElementsOf(start.names());
            String encoder = "encoder.block1.0.attn.q.weight";
            assertThat(merged.get(encoder).data()).as(encoder).isEqualTo(WEIGHTS.get(encoder).data());
            String decoder = "decoder.seg_blocks.0.block.0.block.0.weight";
            assertThat(merged.get(decoder).data()).as(decoder).isEqualTo(start.get(decoder).data());
        }
    }

    @Test
    void anEncoderOfATrainingThatDivergedIsRefused() throws IOException {
        Map<String, Tensor> broken = new LinkedHashMap<>(WEIGHTS.tensors());
        Tensor bias = broken.get("encoder.norm1.bias");
        broken.put("encoder.norm1.bias", Tensor.zeros(bias.shape()));
        broken.get("encoder.norm1.bias").data()[0] = Float.NaN;
        try (WeightsFile file = write(broken)) {
            StateDict start = StateDict.initial(NETWORK, 2);
            EncoderMatch match = EncoderMatch.of(file, NETWORK);
            assertThatThrownBy(() -> match.into(start, Path.of("w"), file)).isInstanceOf(WeightsException.class)
                    .hasMessageStartingWith("w: the tensor encoder.norm1.bias holds NaN");
        }
    }

    @Test
    void anEncoderIsFoundBelowAnyPrefixAndOneOfSeveralMustBeChosen() throws IOException {
        Map<String, Tensor> two = new LinkedHashMap<>();
        WEIGHTS.tensors().forEach((name, tensor) -> {
            if (name.startsWith("encoder.")) {
                two.put("momentum." + name.substring("encoder.".length()), tensor);
                two.put("base." + name.substring("encoder.".length()), tensor);
            }
        });
        try (WeightsFile file = write(two)) {
            EncoderMatch match = EncoderMatch.of(file, NETWORK);
            assertThat(match.isComplete()).isTrue();
            assertThatThrownBy(() -> match.require("w", "fpn/mit_b0")).isInstanceOf(WeightsException.class)
                    .hasMessage("w: there is an encoder below each of the prefixes base. and momentum.; choose one by"
                            + " its prefix (--key)");
        }
        try (WeightsFile file = WeightsFile.open(folder.resolve("w.safetensors"), Optional.of("momentum"))) {
            EncoderMatch match = EncoderMatch.of(file, NETWORK);
            match.require("w", "fpn/mit_b0");
            assertThat(match).hasToString("176 tensors matched below momentum., none skipped, none missing");
        }
    }

    @Test
    void aDeeperEncoderIsAnotherOne() throws IOException {
        Map<String, Tensor> deeper = new LinkedHashMap<>();
        StateDict.initial(ArchitectureMatch.graph(Architecture.named("unet/resnet101")), 1).tensors()
                .forEach((name, tensor) -> deeper.put(name.substring(name.indexOf('.') + 1), tensor));
        deeper.keySet().removeIf(name -> name.startsWith("blocks.") || name.startsWith("0."));
        deeper.put("fc.weight", Tensor.zeros(Shape.of(10, 2048)));
        try (WeightsFile file = write(deeper)) {
            EncoderMatch match = EncoderMatch.of(file, ArchitectureMatch.graph(Architecture.named("unet/resnet50")));
            assertThat(match.isComplete()).isFalse();
            assertThatThrownBy(() -> match.require("w", "unet/resnet50")).isInstanceOf(WeightsException.class)
                    .hasMessageStartingWith("w: these are the weights of another encoder than that of unet/resnet50,"
                            + " which does not have layer3.6.conv1.weight, ");
            List<ArchitectureMatch> matches = ArchitectureMatch.all(file);
            assertThat(matches.getFirst().keys().fits()).isFalse();
            assertThat(ArchitectureMatch.encoders(matches))
                    .contains("fpn/resnet101, unet/resnet101, unetplusplus/resnet101");
        }
    }

    @Test
    void anEncodersTensorOfAnotherShapeIsSkippedAndMissing() throws IOException {
        Map<String, Tensor> fourChannels = new LinkedHashMap<>(WEIGHTS.tensors());
        fourChannels.put("encoder.patch_embed1.proj.weight", Tensor.zeros(Shape.of(32, 4, 7, 7)));
        try (WeightsFile file = write(fourChannels)) {
            EncoderMatch match = EncoderMatch.of(file, NETWORK);
            assertThat(match.missing()).containsExactly("encoder.patch_embed1.proj.weight");
            assertThat(match.skipped()).contains("encoder.patch_embed1.proj.weight", "segmentation_head.0.bias");
            assertThat(match.isComplete()).isFalse();
        }
    }

    private ArchitectureMatch best(Map<String, Tensor> tensors) throws IOException {
        try (WeightsFile file = write(tensors)) {
            return ArchitectureMatch.all(file).getFirst();
        }
    }

    private WeightsFile write(Map<String, Tensor> tensors) throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, tensors, Map.of());
        return WeightsFile.open(file);
    }
}
