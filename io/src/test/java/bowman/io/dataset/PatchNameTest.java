package bowman.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchNameTest {

    @ParameterizedTest
    @CsvSource({"56Nx_12_116_5_5120_0, 56Nx_12_116, 5, 5120, 0", "11-363_115_5120_5120, 11-363, 115, 5120, 5120",
        "normal_normal_M1574_0_0_1024, normal_normal_M1574, 0, 0, 1024"})
    void aNameOfTheChallengeIsReadFromTheRight(String text, String slide, int index, int x, int y) {
        assertThat(PatchName.parse(text)).hasValue(new PatchName(slide, index, x, y));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slide", "slide_1_2", "_1_2_3", "slide_1_2_x", "slide_1_2_99999999999"})
    void otherNamesAreNot(String text) {
        assertThat(PatchName.parse(text)).isEmpty();
    }

    @Test
    void aNameIsWrittenAsItIsRead() {
        PatchName name = new PatchName("DN_11-356", 7, 1024, 2048);
        assertThat(PatchName.parse(name.toString())).hasValue(name);
    }
}
