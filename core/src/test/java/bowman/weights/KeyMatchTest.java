package bowman.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMatchTest {

    private static final List<String> NAMES =
            List.of("encoder.conv1.weight", "encoder.layer1.0.bn1.bias", "decoder.p5.bias");

    @Test
    void whatOtherPartsOfAProgramSaveIsLeftOutAndNamed() {
        Map<String, List<Long>> tensors = below("model.");
        tensors.put("mean", List.of(1L, 3L, 1L, 1L));
        tensors.put("criterion.weight", List.of(2L));
        tensors.put("model.classification_head.3.weight", List.of(2L, 8L));
        KeyMatch match = KeyMatch.of(tensors, network());
        assertThat(match.fits()).as(match.defects()).isTrue();
        assertThat(match.prefix()).isEqualTo("model.");
        assertThat(match.matched()).containsEntry("decoder.p5.bias", "model.decoder.p5.bias").containsOnlyKeys(NAMES);
        assertThat(match.remarks()).containsExactly("3 tensors are left out, because the network has none of that name:"
                + " mean, criterion.weight, model.classification_head.3.weight");
    }

    @Test
    void theCountersOfThopInTheNetworkAreLeftOut() {
        Map<String, List<Long>> tensors = below("");
        tensors.put("total_ops", List.of(1L));
        tensors.put("encoder.layer1.0.total_params", List.of(1L));
        tensors.put("encoder.layer1.0.bn1.num_batches_tracked", List.of());
        KeyMatch match = KeyMatch.of(tensors, network());
        assertThat(match.fits()).as(match.defects()).isTrue();
        assertThat(match.leftOut()).containsExactly("total_ops", "encoder.layer1.0.total_params");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.layer1.1.bn1.bias", "decoder.blocks.0.attention1.attention.cSE.1.weight",
        "encoder.conv1.weight_scale", "model.decoder.p5.bias_fake_quant.scale"})
    void whatComputesInThePartsOfTheNetworkIsNotLeftOut(String name) {
        Map<String, List<Long>> tensors = below(name.startsWith("model.") ? "model." : "");
        tensors.put(name, List.of(1L));
        KeyMatch match = KeyMatch.of(tensors, network());
        assertThat(match.fits()).isFalse();
        assertThat(match.defects()).isEqualTo("1 key is unexpected (" + name + ")");
    }

    @Test
    void severalNetworksAreAmbiguousUntilOneIsChosen() {
        Map<String, List<Long>> tensors = below("student.");
        tensors.putAll(below("teacher.module."));
        KeyMatch match = KeyMatch.of(tensors, network());
        assertThatThrownBy(() -> match.requireOne("f.pth")).isInstanceOf(WeightsException.class)
                .hasMessage("f.pth: there is a network below each of the prefixes student. and teacher.module.;"
                        + " choose one of them (--key student)");
        tensors.keySet().removeIf(name -> !name.startsWith("teacher."));
        assertThat(KeyMatch.of(tensors, network()).isAmbiguous()).isFalse();
        assertThat(KeyMatch.of(tensors, network()).prefix()).isEqualTo("teacher.module.");
    }

    @Test
    void theNetworkWithoutAPrefixIsTakenAndTheOthersAreNamed() {
        Map<String, List<Long>> tensors = below("ema_model.");
        tensors.putAll(below(""));
        KeyMatch match = KeyMatch.of(tensors, network());
        assertThat(match.isAmbiguous()).isFalse();
        assertThat(match.matched()).containsEntry("decoder.p5.bias", "decoder.p5.bias");
        assertThat(match.remarks().getFirst()).isEqualTo("the network without a prefix is taken, and there is one below"
                + " ema_model., too; choose it by its prefix (--key ema_model)");
    }

    @Test
    void aNetworkOfAnotherShapeIsNoRival() {
        Map<String, List<Long>> tensors = below("student.");
        tensors.putAll(below("teacher."));
        tensors.put("teacher.decoder.p5.bias", List.of(9L));
        KeyMatch match = KeyMatch.of(tensors, network());
        assertThat(match.prefix()).isEqualTo("student.");
        assertThat(match.rivals()).isEmpty();
    }

    private static Map<String, List<Long>> below(String prefix) {
        Map<String, List<Long>> tensors = new LinkedHashMap<>();
        NAMES.forEach(name -> tensors.put(prefix + name, List.of(2L)));
        return tensors;
    }

    private static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        NAMES.forEach(name -> builder.weight(name, Shape.of(2), Initializer.ONES));
        return builder.build();
    }
}
