package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.metrics.InstanceMatching.Match;
import bowman.metrics.SegmentationScorer.Options;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentationScorerTest {

    @Property(tries = 500)
    void theScoreIsThatOfAllPairsOfSets(@ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int height, @ForAll @DoubleRange(min = 0, max = 0.6) double density,
            @ForAll @DoubleRange(min = 0, max = 0.3) double noise, @ForAll @IntRange(min = 0, max = 4) int minimumArea,
            @ForAll @IntRange(min = 4, max = 7) int eighths, @ForAll Connectivity connectivity, @ForAll long seed) {
        byte[] truth = Masks.random(width * height, density, seed);
        byte[] flips = Masks.random(width * height, noise, ~seed);
        byte[] predicted = truth.clone();
        for (int i = 0; i < flips.length; i++) {
            predicted[i] ^= flips[i];
        }
        Options options = new Options(connectivity, eighths / 8.0, minimumArea);
        assertThat(SegmentationScorer.score(width, height, truth, predicted, options)).isEqualTo(new SegmentationScore(
                pixels(truth, predicted), matching(instances(width, truth, connectivity, 0),
                        instances(width, predicted, connectivity, minimumArea), eighths)));
    }

    /** Instances of at least the minimum area and their pixels, in the order of their first pixels. */
    private static Map<Component, Set<Integer>> instances(int width, byte[] mask, Connectivity connectivity,
            int minimumArea) {
        Components components = new Components(width, connectivity);
        for (int from = 0; from < mask.length; from += width) {
            components.addRow(mask, from);
        }
        List<Component> found = components.found();
        List<Set<Integer>> sets = Masks.flood(width, mask, connectivity);
        Map<Component, Set<Integer>> instances = new LinkedHashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).size() >= minimumArea) {
                instances.put(found.get(i), sets.get(i));
            }
        }
        return instances;
    }

    private static InstanceMatching matching(Map<Component, Set<Integer>> truth,
            Map<Component, Set<Integer>> predicted, int eighths) {
        List<Match> matches = new ArrayList<>();
        List<Component> missed = new ArrayList<>(truth.keySet());
        List<Component> invented = new ArrayList<>(predicted.keySet());
        truth.forEach((trueInstance, trueSet) -> predicted.forEach((predictedInstance, predictedSet) -> {
            Set<Integer> both = new HashSet<>(trueSet);
            both.retainAll(predictedSet);
            int either = trueSet.size() + predictedSet.size() - both.size();
            if (8 * both.size() > eighths * either) {
                matches.add(new Match(trueInstance, predictedInstance, (double) both.size() / either));
                missed.remove(trueInstance);
                invented.remove(predictedInstance);
            }
        }));
        return new InstanceMatching(matches, missed, invented);
    }

    private static PixelCounts pixels(byte[] truth, byte[] predicted) {
        PixelCounts counts = new PixelCounts(0, 0, 0);
        for (int i = 0; i < truth.length; i++) {
            boolean real = truth[i] != 0;
            boolean found = predicted[i] != 0;
            counts = counts.plus(
                    new PixelCounts(real && found ? 1 : 0, !real && found ? 1 : 0, real && !found ? 1 : 0));
        }
        return counts;
    }

    @Test
    void aMatchTellsItsInstancesAndTheirOverlap() {
        InstanceMatching matching = score(6, """
                ###...
                ###..#
                """, """
                .##...
                .##...
                """, Options.DEFAULT).instances();
        assertThat(matching.matches()).singleElement().satisfies(match -> {
            assertThat(match.truth()).isEqualTo(new Component(1, 6, 0, 0, 3, 2));
            assertThat(match.predicted()).isEqualTo(new Component(1, 4, 1, 0, 2, 2));
            assertThat(match.intersectionOverUnion()).isEqualTo(4 / 6.0);
        });
        assertThat(matching.missed()).containsExactly(new Component(2, 1, 5, 1, 1, 1));
        assertThat(matching.invented()).isEmpty();
    }

    @Test
    void halfAnOverlapIsNoMatch() {
        assertThat(score(4, "####", "##..", Options.DEFAULT).instances().counts())
                .isEqualTo(new InstanceCounts(0, 1, 1));
    }

    @Test
    void oneInstanceOverTwoMatchesTheOneThatItMostlyIs() {
        assertThat(score(9, "######.##", "#########", Options.DEFAULT).instances().counts())
                .as("6 of 9 pixels").isEqualTo(new InstanceCounts(1, 0, 1));
        assertThat(score(9, "####.####", "#########", Options.DEFAULT).instances().counts())
                .as("4 of 9 pixels each").isEqualTo(new InstanceCounts(0, 1, 2));
    }

    @Test
    void aCornerMakesOneInstanceOfTwoForEightNeighboursOnly() {
        String truth = """
                ##..
                ..##
                """;
        String predicted = """
                ##..
                ....
                """;
        assertThat(score(4, truth, predicted, Options.DEFAULT).instances().counts()).as("2 of 4 pixels")
                .isEqualTo(new InstanceCounts(0, 1, 1));
        assertThat(score(4, truth, predicted, Options.DEFAULT.withConnectivity(Connectivity.FOUR)).instances().counts())
                .isEqualTo(new InstanceCounts(1, 0, 1));
    }

    @Test
    void smallPredictionsCountAsPixelsButNotAsInstances() {
        SegmentationScore score = score(8, "####...#", "####.#.#", Options.DEFAULT.withMinimumArea(2));
        assertThat(score.pixels()).isEqualTo(new PixelCounts(5, 1, 0));
        assertThat(score.instances().counts()).as("the true instance of one pixel is missed")
                .isEqualTo(new InstanceCounts(1, 0, 1));
    }

    @Test
    void aHigherThresholdAsksForMore() {
        assertThat(score(4, "####", "###.", Options.DEFAULT.withThreshold(0.75)).instances().matches()).isEmpty();
        assertThat(score(4, "####", "###.", Options.DEFAULT.withThreshold(0.74)).instances().matches()).hasSize(1);
    }

    @Test
    void nothingTrueAndNothingPredictedIsPerfect() {
        SegmentationScore score = score(3, "...", "...", Options.DEFAULT);
        assertThat(score.pixels().dice()).isEqualTo(1);
        assertThat(score.instances().counts().f1()).isEqualTo(1);
    }

    @Test
    void aShareOfNothingIsOne() {
        assertThat(new PixelCounts(0, 0, 3).precision()).as("no pixel was predicted").isEqualTo(1);
        assertThat(new PixelCounts(0, 3, 0).recall()).as("no pixel is true").isEqualTo(1);
        assertThat(new InstanceCounts(0, 0, 3).precision()).as("no instance was predicted").isEqualTo(1);
        assertThat(new InstanceCounts(0, 3, 0).recall()).as("no instance is true").isEqualTo(1);
    }

    @Test
    void everythingMissedOrInventedIsWorthNothing() {
        for (SegmentationScore score : List.of(score(3, "##.", "...", Options.DEFAULT),
                score(3, "...", "##.", Options.DEFAULT))) {
            assertThat(score.pixels().dice()).isZero();
            assertThat(score.instances().counts().f1()).isZero();
        }
    }

    @Test
    void measuresAreSharesOfTheCounts() {
        PixelCounts pixels = new PixelCounts(6, 2, 4);
        assertThat(pixels.dice()).isEqualTo(12 / 18.0);
        assertThat(pixels.intersectionOverUnion()).isEqualTo(6 / 12.0);
        assertThat(pixels.precision()).isEqualTo(6 / 8.0);
        assertThat(pixels.recall()).isEqualTo(6 / 10.0);
        InstanceCounts instances = new InstanceCounts(1, 0, 1).plus(new InstanceCounts(2, 1, 0));
        assertThat(instances).isEqualTo(new InstanceCounts(3, 1, 1));
        assertThat(instances.f1()).isEqualTo(0.75);
        assertThat(instances.precision()).isEqualTo(0.75);
        assertThat(instances.recall()).isEqualTo(0.75);
    }

    /** Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3. */
    @Test
    void theIntervalsAreWilsons() {
        InstanceCounts.Interval recall = new InstanceCounts(81, 0, 263 - 81).recallInterval(0.95);
        assertThat(recall.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(recall.high()).isCloseTo(0.3662, within(5e-5));
        InstanceCounts.Interval precision = new InstanceCounts(0, 20, 0).precisionInterval(0.95);
        assertThat(precision.low()).isCloseTo(0, within(5e-5));
        assertThat(precision.high()).isCloseTo(0.1611, within(5e-5));
        assertThat(new InstanceCounts(0, 0, 0).recallInterval(0.95)).isEqualTo(InstanceCounts.Interval.UNKNOWN);
    }

    @Test
    void eachMaskHasItsOwnOffset() {
        SegmentationScorer scorer = new SegmentationScorer(2, Options.DEFAULT);
        scorer.row(Masks.of(".#.."), 1, Masks.of("...#."), 3);
        assertThat(scorer.score().pixels()).isEqualTo(new PixelCounts(1, 0, 0));
    }

    @Test
    void aScoreOnTheWayChangesNothing() {
        byte[] truth = Masks.of("#.#" + "#.#" + "###");
        byte[] predicted = Masks.of("#.#" + "#.#" + "#.#");
        SegmentationScorer scorer = new SegmentationScorer(3, Options.DEFAULT);
        scorer.row(truth, 0, predicted, 0);
        scorer.row(truth, 3, predicted, 3);
        assertThat(scorer.score().instances().counts()).as("before the last row joins the true ones")
                .isEqualTo(new InstanceCounts(2, 0, 0));
        scorer.row(truth, 6, predicted, 6);
        assertThat(scorer.score()).isEqualTo(SegmentationScorer.score(3, 3, truth, predicted, Options.DEFAULT));
    }

    /** Squares of 4x4 pixels, ten apart; predicted one column further right, and only in every other row of squares. */
    @Test
    void aWideAndHighPairOfMasksIsScoredRowByRow() {
        int width = 20_000;
        int height = 1_000;
        byte[] truth = new byte[width];
        byte[] predicted = new byte[width];
        for (int x = 0; x < width; x++) {
            truth[x] = (byte) (x % 10 < 4 ? 1 : 0);
            predicted[x] = (byte) (x % 10 >= 1 && x % 10 < 5 ? 1 : 0);
        }
        byte[] empty = new byte[width];
        SegmentationScorer scorer = new SegmentationScorer(width, Options.DEFAULT);
        for (int y = 0; y < height; y++) {
            scorer.row(y % 10 < 4 ? truth : empty, 0, y % 20 < 4 ? predicted : empty, 0);
        }
        SegmentationScore score = scorer.score();
        int pairs = width / 10 * height / 20;
        assertThat(score.pixels()).isEqualTo(new PixelCounts(12L * pairs, 4L * pairs, (4L + 16) * pairs));
        assertThat(score.instances().counts()).isEqualTo(new InstanceCounts(pairs, 0, pairs));
        assertThat(score.instances().matches()).extracting(Match::intersectionOverUnion).containsOnly(12 / 20.0);
    }

    @Test
    void aNegativeMinimumAreaIsRefused() {
        assertThatThrownBy(() -> Options.DEFAULT.withMinimumArea(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the minimum area must be at least 0 pixels, got -1");
    }

    @Test
    void aThresholdThatNothingExceedsIsRefused() {
        assertThatThrownBy(() -> Options.DEFAULT.withThreshold(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0.5, 1)").hasMessageContaining("got 1.0");
        assertThatThrownBy(() -> Options.DEFAULT.withThreshold(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got NaN");
    }

    @Test
    void aThresholdBelowOneHalfIsRefused() {
        assertThatThrownBy(() -> Options.DEFAULT.withThreshold(0.4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one to one").hasMessageContaining("got 0.4");
    }

    @Test
    void masksOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> SegmentationScorer.score(3, 2, new byte[6], new byte[5], Options.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("masks of 3x2 have 6 bytes, got 6 and 5");
    }

    private static SegmentationScore score(int width, String truth, String predicted, Options options) {
        byte[] mask = Masks.of(truth);
        return SegmentationScorer.score(width, mask.length / width, mask, Masks.of(predicted), options);
    }
}
