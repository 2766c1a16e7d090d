package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.metrics.InstanceFinder.Settings;
import bowman.metrics.InstanceOracle.Found;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InstanceFinderTest {

    @Property(tries = 1000)
    void rowByRowFindsAndMeasuresWhatFloodingFinds(@ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int height, @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll Connectivity connectivity, @ForAll Holes holes, @ForAll @IntRange(min = 0, max = 254) int cut,
            @ForAll @IntRange(min = 0, max = 6) int minimumArea, @ForAll long seed) {
        byte[] levels = InstanceOracle.levels(width * height, density, cut, seed);
        Settings settings = new Settings(connectivity, cut, holes, minimumArea);
        List<Instance> instances = find(width, levels, settings);
        List<Found> expected = InstanceOracle.find(width, levels, settings);
        assertThat(instances.stream().map(instance -> pixels(instance, width)).toList()).as("pixels by instance")
                .isEqualTo(expected.stream().map(Found::filled).toList());
        for (int i = 0; i < instances.size(); i++) {
            checkRuns(instances.get(i).runs());
            checkMeasures(instances.get(i), expected.get(i), width, levels);
        }
    }

    private static void checkRuns(Runs runs) {
        for (int run = 1; run < runs.size(); run++) {
            assertThat(runs.row(run) > runs.row(run - 1)
                    || runs.row(run) == runs.row(run - 1) && runs.from(run) > runs.to(run - 1))
                    .as("run %d follows the one before and does not touch it", run).isTrue();
        }
    }

    private static void checkMeasures(Instance instance, Found found, int width, byte[] levels) {
        Set<Integer> filled = found.filled();
        assertThat(instance.area()).as("area").isEqualTo(filled.size());
        assertThat(instance.centroidX()).as("column of the centroid")
                .isCloseTo(filled.stream().mapToDouble(p -> p % width + 0.5).average().orElseThrow(), within(1e-9));
        assertThat(instance.centroidY()).as("row of the centroid")
                .isCloseTo(filled.stream().mapToDouble(p -> p / width + 0.5).average().orElseThrow(), within(1e-9));
        int left = filled.stream().mapToInt(p -> p % width).min().orElseThrow();
        int right = filled.stream().mapToInt(p -> p % width).max().orElseThrow();
        int top = filled.stream().mapToInt(p -> p / width).min().orElseThrow();
        int bottom = filled.stream().mapToInt(p -> p / width).max().orElseThrow();
        assertThat(List.of(instance.x(), instance.y(), instance.width(), instance.height())).as("bounding box")
                .containsExactly(left, top, right - left + 1, bottom - top + 1);
        assertThat(instance.touchesBorder()).as("touches the border").isEqualTo(left == 0 || top == 0
                || right == width - 1 || bottom == levels.length / width - 1);
        assertThat(instance.perimeter()).as("perimeter")
                .isCloseTo(InstanceOracle.perimeter(width, filled), within(1e-9));
        assertThat(instance.meanProbability()).as("mean probability").isCloseTo(
                found.own().stream().mapToDouble(p -> (levels[p] & 0xFF) / 255.0).average().orElseThrow(),
                within(1e-12));
        assertThat(instance.maximumProbability()).as("highest probability").isEqualTo(
                found.own().stream().mapToDouble(p -> (levels[p] & 0xFF) / 255.0).max().orElseThrow());
    }

    private static Set<Integer> pixels(Instance instance, int width) {
        Set<Integer> pixels = new TreeSet<>();
        Runs runs = instance.runs();
        for (int run = 0; run < runs.size(); run++) {
            for (int x = runs.from(run); x < runs.to(run); x++) {
                pixels.add(runs.row(run) * width + x);
            }
        }
        return pixels;
    }

    @Property(tries = 500)
    void theRowsOfAllInstancesAreTheMask(@ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int height, @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll Connectivity connectivity, @ForAll Holes holes, @ForAll @IntRange(min = 0, max = 6) int minimumArea,
            @ForAll long seed) {
        byte[] levels = InstanceOracle.levels(width * height, density, 0, seed);
        Settings settings = new Settings(connectivity, 0, holes, minimumArea);
        byte[] expected = new byte[width * height];
        InstanceOracle.find(width, levels, settings).forEach(
                found -> found.filled().forEach(pixel -> expected[pixel] = (byte) 255));
        MaskRows rows = new MaskRows(width, find(width, levels, settings));
        byte[] mask = Masks.random(width * height, 0.5, seed);
        for (int y = 0; y < height; y++) {
            rows.next(mask, y * width);
        }
        assertThat(mask).isEqualTo(expected);
    }

    @Test
    void instancesThatEndAreForgottenRowByRow() {
        MaskRows rows = new MaskRows(3, find(3, Masks.of("""
                #..
                #.#
                ..#
                """), Settings.DEFAULT.withCut(0)));
        int[] unfinished = new int[3];
        for (int y = 0; y < 3; y++) {
            rows.next(new byte[3], 0);
            unfinished[y] = rows.unfinished();
        }
        assertThat(unfinished).as("instances with further rows, after each row").containsExactly(1, 1, 0);
    }

    @Test
    void noiseOfManyRowsIsJoinedAsByFlooding() {
        for (Connectivity connectivity : Connectivity.values()) {
            byte[] levels = Masks.random(300 * 200, connectivity == Connectivity.EIGHT ? 0.42 : 0.6, 5);
            Settings settings = Settings.DEFAULT.withConnectivity(connectivity);
            assertThat(find(300, levels, settings)).extracting(instance -> pixels(instance, 300))
                    .isEqualTo(Masks.flood(300, levels, connectivity));
        }
    }

    @Test
    void aFilledHoleSwallowsWhatLiesInIt() {
        String nested = """
                #########.
                #.......#.
                #.#####.#.
                #.#...#.#.
                #.#.#.#.#.
                #.#...#.#.
                #.#####.#.
                #.......#.
                #########.
                """;
        assertThat(areas(10, nested, Settings.DEFAULT)).containsExactly(32L, 16L, 1L);
        assertThat(areas(10, nested, Settings.DEFAULT.withHoles(Holes.FILL))).containsExactly(81L);
    }

    @Test
    void anIslandInABayIsNotSwallowed() {
        assertThat(areas(6, """
                #####.
                #...#.
                #.#.#.
                #...#.
                #.###.
                """, Settings.DEFAULT.withHoles(Holes.FILL))).containsExactly(15L, 1L);
    }

    @Test
    void aCornerClosesAHoleForEightNeighboursOnly() {
        String diamond = """
                .#.
                #.#
                .#.
                """;
        assertThat(areas(3, diamond, Settings.DEFAULT.withHoles(Holes.FILL))).containsExactly(5L);
        assertThat(areas(3, diamond, Settings.DEFAULT.withHoles(Holes.FILL).withConnectivity(Connectivity.FOUR)))
                .containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void theMinimumAreaIsThatWithHolesFilled() {
        String ring = """
                ###
                #.#
                ###
                """;
        assertThat(areas(3, ring, Settings.DEFAULT.withMinimumArea(9))).isEmpty();
        assertThat(areas(3, ring, Settings.DEFAULT.withMinimumArea(9).withHoles(Holes.FILL))).containsExactly(9L);
        assertThat(areas(3, ring, Settings.DEFAULT.withMinimumArea(10).withHoles(Holes.FILL))).isEmpty();
    }

    @Test
    void probabilitiesAreThoseOfTheComponentWithoutItsHole() {
        byte[] levels = new byte[25];
        Arrays.fill(levels, (byte) 153);
        for (int i : new int[] {6, 7, 8, 11, 13, 16, 17, 18}) {
            levels[i] = 51;
        }
        levels[12] = (byte) 255;
        assertThat(find(5, levels, Settings.DEFAULT.withHoles(Holes.FILL))).singleElement().satisfies(instance -> {
            assertThat(instance.area()).isEqualTo(25);
            assertThat(instance.meanProbability()).isCloseTo(0.6, within(1e-12));
            assertThat(instance.maximumProbability()).isEqualTo(0.6);
        });
    }

    @Test
    void aPixelAtTheCutIsNoneAndOneAboveItIs() {
        assertThat(find(4, new byte[] {99, 100, 101, 0}, Settings.DEFAULT.withCut(100)))
                .singleElement().satisfies(instance -> assertThat(instance.x()).isEqualTo(2));
    }

    @Test
    void specksLeaveNothingBehindHoweverManyThereAre() {
        int width = 100;
        int height = 40_000;
        byte[] specks = new byte[width];
        for (int x = 0; x < width; x += 2) {
            specks[x] = -1;
        }
        InstanceFinder finder = new InstanceFinder(width, height, Settings.DEFAULT.withMinimumArea(3));
        for (int y = 0; y < height; y++) {
            finder.addRow(y % 2 == 0 ? specks : new byte[width], 0);
            assertThat(finder.openComponents()).as("open after row %d", y).isEqualTo(y % 2 == 0 ? 50 : 0);
            assertThat(finder.heldRuns()).as("runs after row %d", y).isEqualTo(y % 2 == 0 ? 50 : 0);
        }
        assertThat(finder.finish()).isEmpty();
    }

    @Test
    void whatAFilledHoleSwallowsIsNotHeld() {
        int width = 100;
        InstanceFinder finder = new InstanceFinder(width, 101, Settings.DEFAULT.withHoles(Holes.FILL));
        byte[] full = new byte[width];
        Arrays.fill(full, (byte) -1);
        byte[] dots = new byte[width];
        byte[] sides = new byte[width];
        for (int x = 0; x < width; x++) {
            dots[x] = (byte) (x % 3 == 0 ? -1 : 0);
            sides[x] = (byte) (x == 0 || x == width - 1 ? -1 : 0);
        }
        for (int y = 0; y < 100; y++) {
            finder.addRow(y == 0 || y == 99 ? full : y % 2 == 0 ? dots : sides, 0);
        }
        finder.addRow(new byte[width], 0);
        assertThat(finder.heldRuns()).as("one run for each of 100 rows").isEqualTo(100);
        assertThat(finder.openComponents()).isZero();
    }

    @Test
    void tooManyRunsAreRefusedWithTheMend() {
        InstanceFinder finder = new InstanceFinder(20, 100, Settings.DEFAULT, 45);
        byte[] teeth = Masks.of("#.#.#.#.#.#.#.#.#.#.");
        for (int i = 0; i < teeth.length; i++) {
            teeth[i] = (byte) -teeth[i];
        }
        for (int y = 0; y < 4; y++) {
            finder.addRow(teeth, 0);
        }
        assertThatThrownBy(() -> finder.addRow(teeth, 0)).isInstanceOf(FragmentedMaskException.class)
                .hasMessage("up to row 4 the instances of the mask have more than 45 runs of pixels, as is typical"
                        + " of noise; raise the threshold or the minimum area");
    }

    @Test
    void aRowBeyondTheMaskIsRefused() {
        InstanceFinder finder = new InstanceFinder(4, 1, Settings.DEFAULT);
        for (int offset : new int[] {-1, 3}) {
            assertThatThrownBy(() -> finder.addRow(new byte[6], offset)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a row of 4 columns at offset " + offset + " does not lie in a mask of 6 bytes");
        }
        finder.addRow(new byte[4], 0);
        assertThatThrownBy(() -> finder.addRow(new byte[4], 0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("all 1 rows of the mask were added already");
    }

    @Test
    void aMaskWithoutItsLastRowsIsNotFinished() {
        InstanceFinder finder = new InstanceFinder(4, 3, Settings.DEFAULT);
        finder.addRow(new byte[4], 0);
        assertThatThrownBy(finder::finish).isInstanceOf(IllegalStateException.class)
                .hasMessage("only 1 of the mask's 3 rows were added");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        for (int cut : new int[] {-1, 255}) {
            assertThatThrownBy(() -> Settings.DEFAULT.withCut(cut)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("levels are 0 to 255, so the cut is 0 to 254, got " + cut);
        }
        assertThatThrownBy(() -> Settings.DEFAULT.withMinimumArea(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the minimum area must be at least 0 pixels, got -1");
        assertThatThrownBy(() -> new InstanceFinder(0, 1, Settings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a mask has at least one pixel, got 0x1");
    }

    private static List<Long> areas(int width, String drawing, Settings settings) {
        return find(width, Masks.of(drawing), settings.withCut(0)).stream().map(Instance::area).toList();
    }

    private static List<Instance> find(int width, byte[] levels, Settings settings) {
        InstanceFinder finder = new InstanceFinder(width, levels.length / width, settings);
        for (int from = 0; from < levels.length; from += width) {
            finder.addRow(levels, from);
        }
        return finder.finish();
    }
}
