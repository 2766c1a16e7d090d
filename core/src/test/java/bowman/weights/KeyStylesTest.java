package bowman.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
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
    @ValueSource(strings = {"", "module.", "model.", "module.model.", "model.module.", "module.module."})
    void wrappersBeforeAllNamesAreTakenOff(String prefix) {
        Map<String, String> wrapped = values(MIT.stream().map(name -> prefix + name));
        assertThat(KeyStyles.expected(MIT, wrapped).keySet()).containsExactlyInAnyOrderElementsOf(MIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "module.", "model.", "module.model."})
    void theResnestNamesOfBothVersionsOfSmpAreThoseOfTheNewer(String prefix) {
        Map<String, String> old = values(RESNEST.stream()
                .map(name -> prefix + name.replace("encoder.model.", "encoder.")));
        Map<String, String> recent = values(RESNEST.stream().map(name -> prefix + name));
        assertThat(KeyStyles.expected(RESNEST, old).keySet()).as("smp up to 0.3.4").isEqualTo(RESNEST);
        assertThat(KeyStyles.expected(RESNEST, recent).keySet()).as("smp since 0.4").isEqualTo(RESNEST);
    }

    @Test
    void rightNamesStayAlsoWhereTheyBeginLikeAWrapper() {
        Set<String> expected = Set.of("model.weight", "weight");
        Map<String, String> right = values(Stream.of("model.weight", "weight"));
        assertThat(KeyStyles.expected(expected, right)).isEqualTo(right);
    }

    @Test
    void aNameIsNotChangedIntoOneThatIsThere() {
        Map<String, String> twice = values(Stream.of("module.decoder.p5.bias", "decoder.p5.bias",
                "model.decoder.p5.bias"));
        assertThat(KeyStyles.expected(MIT, twice)).isEqualTo(twice);
    }

    @Test
    void ofTwoNamesForOneTheFirstIsTaken() {
        Map<String, String> twice = values(Stream.of("module.decoder.p5.bias", "model.decoder.p5.bias"));
        assertThat(KeyStyles.expected(MIT, twice))
                .containsExactlyInAnyOrderEntriesOf(Map.of("decoder.p5.bias", "module.decoder.p5.bias",
                        "model.decoder.p5.bias", "model.decoder.p5.bias"));
    }

    @Test
    void namesThatNoStyleExplainsStay() {
        Map<String, String> other = values(Stream.of("module.loss.weight", "net.decoder.p5.bias", "module."));
        assertThat(KeyStyles.expected(MIT, other)).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "norm1.weight,                encoder.norm1.weight",
        "module.norm1.weight,         encoder.norm1.weight",
        "encoder.norm1.weight,        encoder.norm1.weight",
        "model.encoder.norm1.weight,  encoder.norm1.weight",
        "conv1.0.weight,              encoder.model.conv1.0.weight",
        "encoder.conv1.0.weight,      encoder.model.conv1.0.weight",
        "model.conv1.0.weight,        encoder.model.conv1.0.weight",
    })
    void encodersAloneHaveNamesWithoutEncoder(String name, String expected) {
        Set<String> both = Stream.of(MIT, RESNEST).flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(KeyStyles.inEncoder(both, name)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"head.weight", "decoder.p5.bias", "p5.bias", "fc.bias"})
    void whatIsNotTheEncodersIsNotFoundInIt(String name) {
        assertThat(KeyStyles.inEncoder(MIT, name)).isEmpty();
    }

    /** Each name with itself as its value, so that it is seen which one was renamed. */
    private static Map<String, String> values(Stream<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, name));
        return values;
    }
}
