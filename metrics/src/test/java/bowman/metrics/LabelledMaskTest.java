package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.metrics.SegmentationScorer.Options;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Masks of numbers, each of which is an instance. */
class LabelledMaskTest {

    private static final int[][] TOUCHING = {
        {0, 1, 1, 2, 2, 0},
        {0, 1, 1, 2, 2, 0},
        {3, 3, 0, 0, 1, 0},
    };

    @Test
    void numbersThatTouchAreInstancesOfTheirOwn() {
        Components components = new Components(6, Connectivity.EIGHT, Grouping.LABELLED);
        for (int[] row : TOUCHING) {
            components.addRow(row);
        }
        assertThat(components.found()).extracting(Component::area).as("1, with its piece below, 2 and 3")
                .containsExactly(5L, 4L, 2L);
    }

    @Test
    void connectedPixelsOfOneNumberArePieces() {
        Components components = new Components(6, Connectivity.EIGHT);
        for (int[] row : TOUCHING) {
            components.addRow(row);
        }
        assertThat(components.found()).extracting(Component::area).as("1, 2, 3 and the piece of 1")
                .containsExactly(4L, 4L, 2L, 1L);
    }

    @Test
    void outlinesAreOfOneNumberEach() {
        InstanceFinder finder = new InstanceFinder(6, 3, InstanceFinder.Settings.DEFAULT);
        byte[] white = new byte[6];
        Arrays.fill(white, (byte) 255);
        for (int[] row : TOUCHING) {
            finder.addRow(white, row);
        }
        List<Instance> found = finder.finish();
        assertThat(found).extracting(Instance::area).containsExactly(4L, 4L, 2L, 1L);
        assertThat(found.get(1).runs().contains(3, 0)).isTrue();
        assertThat(found.get(1).runs().contains(2, 0)).isFalse();
    }

    @Test
    void aLabelledTruthIsComparedWithComponents() {
        SegmentationScorer scorer = new SegmentationScorer(6, Options.DEFAULT, Grouping.LABELLED, Grouping.CONNECTED);
        int[] left = {0, 1, 1, 0, 0, 0};
        scorer.row(TOUCHING[0], left);
        scorer.row(TOUCHING[1], left);
        scorer.row(TOUCHING[2], new int[6]);
        InstanceCounts counts = scorer.score().instances().counts();
        assertThat(counts).as("4 of the 5 pixels of the first number").isEqualTo(new InstanceCounts(1, 0, 2));
    }

    @Property(tries = 200)
    void withOneNumberItIsAMaskLikeAnyOther(@ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int height, @ForAll Connectivity connectivity, @ForAll long seed) {
        byte[] mask = Masks.random(width * height, 0.5, seed);
        Components bytes = new Components(width, connectivity);
        Components numbers = new Components(width, connectivity);
        for (int y = 0; y < height; y++) {
            int[] row = new int[width];
            for (int x = 0; x < width; x++) {
                row[x] = mask[y * width + x] == 0 ? 0 : 7;
            }
            bytes.addRow(mask, y * width);
            numbers.addRow(row);
        }
        assertThat(numbers.found()).isEqualTo(bytes.found());
    }
}
