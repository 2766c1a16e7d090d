package bowman.weights;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStylesTest {

    private static final Set<String> MIT = Set.of("encoder.norm1.weight", "decoder.p5.bias");
    private static final Set<String> RESNEST = Set.of("encoder.model.conv1.0.weight", "encoder.model.layer1.0.bn1.bias",
            "decoder.blocks.x_0_0.conv1.0.weight");

    @ParameterizedTest
    @ValueSource(strings = {"", "module.", "model.", "_orig_mod.", "net.", "model._orig_mod.", "module.model.module.",
        "lit.student.unet."})
    void whateverStandsBeforeAllNamesIsTakenOff(String prefix) {
        List<String> wrapped = MIT.stream().map(name -> prefix + name).toList();
        assertThat(KeyStyles.ofNetwork(MIT).places(wrapped)).containsOnlyKeys(prefix)
                .extractingByKey(prefix).isEqualTo(MIT.stream().collect(toMap(name -> name, name -> prefix + name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "module.", "net."})
    void theResnestNamesOfBothVersionsOfSmpAreThoseOfTheNewer(String prefix) {
        List<String> old = RESNEST.stream().map(name -> prefix + name.replace("encoder.model.", "encoder.")).toList();
        List<String> recent = RESNEST.stream().map(name -> prefix + name).toList();
        assertThat(KeyStyles.ofNetwork(RESNEST).places(old).get(prefix)).as("smp up to 0.3.4")
                .containsOnlyKeys(RESNEST);
        assertThat(KeyStyles.ofNetwork(RESNEST).places(recent).get(prefix)).as("smp since 0.4")
                .containsOnlyKeys(RESNEST);
    }

    @Test
    void timmsEncoderOfTheSameNetworkHasModelBeforeItsNames() {
        assertThat(KeyStyles.ofNetwork(MIT).places(List.of("encoder.model.norm1.weight", "decoder.p5.bias")).get(""))
                .containsOnlyKeys(MIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder._orig_mod.norm1.weight", "encoder.module.norm1.weight",
        "encoder._fsdp_wrapped_module._orig_mod.norm1.weight", "encoder.norm1._checkpoint_wrapped_module.weight"})
    void modulesThatPytorchWrapsAroundPartsOfANetworkAreTakenOut(String name) {
        assertThat(KeyStyles.ofNetwork(MIT).places(List.of(name)))
                .containsOnly(Map.entry("", Map.of("encoder.norm1.weight", name)));
    }

    @Test
    void rightNamesStayAlsoWhereTheyBeginLikeAWrapper() {
        Set<String> expected = Set.of("model.weight", "weight");
        assertThat(KeyStyles.ofNetwork(expected).places(List.of("model.weight", "weight")).get(""))
                .isEqualTo(Map.of("model.weight", "model.weight", "weight", "weight"));
    }

    @Test
    void ofTwoSpellingsTheNetworksOwnIsTaken() {
        List<String> both = List.of("encoder.norm1.weight", "encoder.model.norm1.weight");
        assertThat(KeyStyles.ofNetwork(MIT).places(both).get(""))
                .isEqualTo(Map.of("encoder.norm1.weight", "encoder.norm1.weight"));
        assertThat(KeyStyles.ofNetwork(MIT).places(both.reversed()).get(""))
                .isEqualTo(Map.of("encoder.norm1.weight", "encoder.norm1.weight"));
    }

    @Test
    void namesOfSomethingElseAreNowhere() {
        assertThat(KeyStyles.ofNetwork(MIT).places(List.of("module.loss.weight", "module.", "bias"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "norm1.weight,                encoder.norm1.weight,         ''",
        "module.norm1.weight,         encoder.norm1.weight,         module.",
        "backbone.norm1.weight,       encoder.norm1.weight,         backbone.",
        "encoder.norm1.weight,        encoder.norm1.weight,         encoder.",
        "model.encoder.norm1.weight,  encoder.norm1.weight,         model.encoder.",
        "conv1.0.weight,              encoder.model.conv1.0.weight, ''",
        "encoder.conv1.0.weight,      encoder.model.conv1.0.weight, encoder.",
        "encoder.model.conv1.0.weight,encoder.model.conv1.0.weight, encoder.model.",
    })
    void encodersAloneHaveAnyPrefix(String name, String expected, String prefix) {
        Set<String> both = Stream.of(MIT, RESNEST).flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(KeyStyles.ofEncoder(both).places(List.of(name)))
                .containsOnly(Map.entry(prefix, Map.of(expected, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"head.weight", "decoder.p5.bias", "p5.bias", "fc.bias"})
    void whatIsNotTheEncodersIsNotFoundInIt(String name) {
        assertThat(KeyStyles.ofEncoder(MIT).places(List.of(name))).isEmpty();
    }
}
