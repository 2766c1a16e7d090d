package bowman.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DihedralTest {

    /** The results of numpy's rot90, flip and transpose for [[1, 2, 3], [4, 5, 6]]. */
    @ParameterizedTest
    @CsvSource({
        "IDENTITY,            2, 1 2 3 4 5 6",
        "QUARTER_TURN,        3, 3 6 2 5 1 4",
        "HALF_TURN,           2, 6 5 4 3 2 1",
        "THREE_QUARTER_TURN,  3, 4 1 5 2 6 3",
        "FLIP_ROWS,           2, 4 5 6 1 2 3",
        "FLIP_COLUMNS,        2, 3 2 1 6 5 4",
        "TRANSPOSITION,       3, 1 4 2 5 3 6",
        "ANTITRANSPOSITION,   3, 6 3 5 2 4 1"})
    void aSymmetryMovesEachPixelAsNumpyDoes(Dihedral symmetry, int height, String expected) {
        ImageMask moved = symmetry.apply(numbered(2, 3));
        float[] mask = new float[6];
        String[] numbers = expected.split(" ");
        for (int i = 0; i < 6; i++) {
            mask[i] = Float.parseFloat(numbers[i]);
        }
        assertThat(moved.height()).isEqualTo(height);
        assertThat(moved.mask()).as(symmetry + " of [[1, 2, 3], [4, 5, 6]]").isEqualTo(mask);
    }

    @ParameterizedTest
    @EnumSource
    void coloursMoveWithTheirMask(Dihedral symmetry) {
        ImageMask moved = symmetry.apply(numbered(2, 3));
        for (int i = 0; i < 6; i++) {
            float number = moved.mask()[i];
            assertThat(Arrays.copyOfRange(moved.pixels(), 3 * i, 3 * i + 3)).as("colour of pixel " + i)
                    .containsExactly(number, number + 10, number + 20);
        }
    }

    @Test
    void allEightDiffer() {
        List<List<Float>> results = new ArrayList<>();
        for (Dihedral symmetry : Dihedral.values()) {
            List<Float> result = new ArrayList<>();
            for (float number : symmetry.apply(numbered(2, 2)).mask()) {
                result.add(number);
            }
            results.add(result);
        }
        assertThat(results).as("a numbered square under each symmetry").hasSize(8).doesNotHaveDuplicates();
    }

    /** A pair whose mask counts from 1, with colours that follow from it. */
    private static ImageMask numbered(int height, int width) {
        float[] pixels = new float[3 * height * width];
        float[] mask = new float[height * width];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i + 1;
            for (int channel = 0; channel < 3; channel++) {
                pixels[3 * i + channel] = i + 1 + 10 * channel;
            }
        }
        return new ImageMask(height, width, pixels, mask);
    }
}
