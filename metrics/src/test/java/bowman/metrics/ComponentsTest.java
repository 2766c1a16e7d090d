package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    @Property(tries = 500)
    void rowByRowFindsWhatFloodingFinds(@ForAll @IntRange(min = 1, max = 24) int width,
            @ForAll @IntRange(min = 1, max = 24) int height, @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll Connectivity connectivity, @ForAll long seed) {
        byte[] mask = Masks.random(width * height, density, seed);
        Components components = new Components(width, connectivity);
        int[] labels = label(components, width, mask);
        Map<Integer, Set<Integer>> pixels = new TreeMap<>();
        for (int i = 0; i < mask.length; i++) {
            if (labels[i] != 0) {
                pixels.computeIfAbsent(components.component(labels[i]), label -> new TreeSet<>()).add(i);
            }
        }
        List<Set<Integer>> expected = Masks.flood(width, mask, connectivity);
        assertThat(new ArrayList<>(pixels.values())).as("pixels by component").isEqualTo(expected);
        List<Component> found = components.found();
        assertThat(found).extracting(Component::label).as("labels").containsExactlyElementsOf(pixels.keySet());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(component(found.get(i).label(), expected.get(i), width));
        }
    }

    private static int[] label(Components components, int width, byte[] mask) {
        int[] labels = new int[mask.length];
        for (int from = 0; from < mask.length; from += width) {
            System.arraycopy(components.addRow(mask, from), 1, labels, from, width);
        }
        return labels;
    }

    private static Component component(int label, Set<Integer> pixels, int width) {
        int left = pixels.stream().mapToInt(pixel -> pixel % width).min().orElseThrow();
        int right = pixels.stream().mapToInt(pixel -> pixel % width).max().orElseThrow();
        int top = pixels.stream().mapToInt(pixel -> pixel / width).min().orElseThrow();
        int bottom = pixels.stream().mapToInt(pixel -> pixel / width).max().orElseThrow();
        return new Component(label, pixels.size(), left, top, right - left + 1, bottom - top + 1);
    }

    @Test
    void aSpiralIsOneComponent() {
        assertThat(found(9, """
                #########
                ........#
                #######.#
                #.....#.#
                #.###.#.#
                #.#...#.#
                #.#####.#
                #.......#
                #########
                """, Connectivity.FOUR)).extracting(Component::area).containsExactly(49L);
    }

    @Test
    void aCombIsJoinedByItsLastRow() {
        assertThat(found(7, """
                #.#.#.#
                #.#.#.#
                #######
                """, Connectivity.FOUR)).containsExactly(new Component(1, 15, 0, 0, 7, 3));
    }

    @Test
    void aCombOfManyTeethIsOne() {
        int width = 20_000;
        byte[] teeth = new byte[width];
        byte[] back = new byte[width];
        for (int x = 0; x < width; x++) {
            teeth[x] = (byte) (x % 2);
            back[x] = 1;
        }
        Components components = new Components(width, Connectivity.FOUR);
        components.addRow(teeth, 0);
        components.addRow(back, 0);
        assertThat(components.found()).containsExactly(new Component(1, width / 2 + width, 0, 0, width, 2));
    }

    @Test
    void nestedUsStayApart() {
        assertThat(found(7, """
                #.#.#.#
                #.#.#.#
                #.###.#
                #.....#
                #######
                """, Connectivity.EIGHT))
                .containsExactly(new Component(1, 15, 0, 0, 7, 5), new Component(2, 7, 2, 0, 3, 3));
    }

    @Test
    void cornersConnectEightNeighboursOnly() {
        String checkerboard = """
                #.#.
                .#.#
                #.#.
                """;
        assertThat(found(4, checkerboard, Connectivity.EIGHT)).hasSize(1);
        assertThat(found(4, checkerboard, Connectivity.FOUR)).hasSize(6);
    }

    @Test
    void theEndsOfTwoRowsAreNotNeighbours() {
        assertThat(found(4, """
                ...#
                #...
                """, Connectivity.EIGHT)).hasSize(2);
    }

    @Test
    void aWideAndHighMaskIsLabelledRowByRow() {
        int width = 20_000;
        int height = 2_000;
        Components components = new Components(width, Connectivity.EIGHT);
        byte[] dots = new byte[width];
        for (int x = 0; x < width; x += 10) {
            dots[x] = 1;
        }
        byte[] empty = new byte[width];
        for (int y = 0; y < height; y++) {
            components.addRow(y % 4 < 2 ? dots : empty, 0);
        }
        assertThat(components.found()).hasSize(width / 10 * height / 4).extracting(Component::area).containsOnly(2L);
    }

    @Test
    void aMaskWithoutColumnsIsRefused() {
        assertThatThrownBy(() -> new Components(0, Connectivity.EIGHT)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one column");
    }

    @Test
    void aRowBeyondTheMaskIsRefused() {
        Components components = new Components(4, Connectivity.EIGHT);
        for (int offset : new int[] {-1, 3}) {
            assertThatThrownBy(() -> components.addRow(new byte[6], offset))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a row of 4 columns at offset " + offset + " does not lie in a mask of 6 bytes");
        }
    }

    @Test
    void labelsGrowUpToTheLongestArrayAndAreThenRefused() {
        int longest = Integer.MAX_VALUE - 8;
        assertThat(Components.grown(256)).isEqualTo(512);
        assertThat(Components.grown(1 << 30)).as("twice as many would be too many").isEqualTo(longest);
        assertThatThrownBy(() -> Components.grown(longest)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than " + (longest - 1) + " provisional labels");
    }

    private static List<Component> found(int width, String drawing, Connectivity connectivity) {
        Components components = new Components(width, connectivity);
        label(components, width, Masks.of(drawing));
        return components.found();
    }
}
