package bowman.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTextTest {

    static Stream<Arguments> controls() {
        return Stream.of(
                Arguments.of("\u001B[31mred\u001B[0m", "?[31mred?[0m"), Arguments.of("\u009B2J", "?2J"),
                Arguments.of("a\0b", "a?b"), Arguments.of("a\nb\tc", "a b c"), Arguments.of("a\u2028b", "a b"),
                Arguments.of("a\u202Egnp.exe", "a?gnp.exe"), Arguments.of("a\u200Bb", "a?b"),
                Arguments.of("a\uD800b", "a?b"), Arguments.of("\uFEFFa", "?a"));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void whatControlsATerminalIsReplaced(String text, String shown) {
        assertThat(FileText.isPrintable(text)).isFalse();
        assertThat(FileText.words(text)).isEqualTo(shown);
        assertThat(FileText.line(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "encoder.layer1.0.conv1.weight", "0.25 \u00B5m", "\u00C4rztin", "\u75C5\u7406",
        "\uD83D\uDD2C", "C:\\slides\\a (1).svs"})
    void otherTextStays(String text) {
        assertThat(FileText.isPrintable(text)).isTrue();
        assertThat(FileText.words(text)).isEqualTo(text);
        assertThat(FileText.line(text)).isEqualTo(text);
    }

    @Test
    void textIsCut() {
        assertThat(FileText.words("x".repeat(200))).hasSize(200);
        assertThat(FileText.words("\uD83D\uDD2C".repeat(201))).isEqualTo("\uD83D\uDD2C".repeat(100) + "...");
        assertThat(FileText.line("x".repeat(20_000))).hasSize(10_003).endsWith("x...");
    }
}
