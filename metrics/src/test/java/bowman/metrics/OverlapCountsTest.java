package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OverlapCountsTest {

    private record Pair(int first, int second) {
    }

    @Property(tries = 100)
    void theCountsAreThoseOfAMap(@ForAll @IntRange(min = 1, max = 100) int labels,
            @ForAll @IntRange(min = 0, max = 5_000) int additions, @ForAll long seed) {
        Random random = new Random(seed);
        OverlapCounts counts = new OverlapCounts();
        Map<Pair, Long> expected = new HashMap<>();
        for (int i = 0; i < additions; i++) {
            Pair pair = new Pair(1 + random.nextInt(labels), 1 + random.nextInt(labels));
            long pixels = 1L + random.nextInt(9);
            counts.add(pair.first(), pair.second(), pixels);
            expected.merge(pair, pixels, Long::sum);
        }
        assertThat(visited(counts)).isEqualTo(expected);
    }

    @Test
    void theLargestLabelsAndCountsAreKept() {
        OverlapCounts counts = new OverlapCounts();
        counts.add(Integer.MAX_VALUE, 1, 10_000_000_000L);
        counts.add(1, Integer.MAX_VALUE, 1);
        assertThat(visited(counts)).isEqualTo(
                Map.of(new Pair(Integer.MAX_VALUE, 1), 10_000_000_000L, new Pair(1, Integer.MAX_VALUE), 1L));
    }

    private static Map<Pair, Long> visited(OverlapCounts counts) {
        Map<Pair, Long> visited = new HashMap<>();
        counts.forEach(
                (first, second, count) -> assertThat(visited.put(new Pair(first, second), count))
                        .as("an earlier visit of the pair").isNull());
        return visited;
    }
}
