package bowman.contract.cases;

import bowman.graph.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The sizes of random shapes. */
public enum Sizes {

    /** For finite differences, which run the graph twice for each element. */
    TINY(2, 1, 4, 1, 2, 3, 4),

    /** Channels that are and are not multiples of a vector's lanes, odd heights and widths. */
    ODD(3, 1, 12, 1, 3, 16, 17, 31, 33, 64),

    /** Enough work for several threads and several blocks of a kernel. */
    LARGE(2, 19, 28, 33, 64, 80);

    private final int samples;
    private final int smallest;
    private final int largest;
    private final Integer[] channels;

    Sizes(int samples, int smallest, int largest, Integer... channels) {
        this.samples = samples;
        this.smallest = smallest;
        this.largest = largest;
        this.channels = channels;
    }

    Arbitrary<Integer> samples() {
        return Arbitraries.integers().between(1, samples);
    }

    /** A height or a width. */
    Arbitrary<Integer> extent() {
        return Arbitraries.integers().between(smallest, largest);
    }

    Arbitrary<Integer> channels() {
        return Arbitraries.of(channels);
    }

    Arbitrary<Shape> maps() {
        return maps(channels());
    }

    Arbitrary<Shape> maps(Arbitrary<Integer> channels) {
        return Combinators.combine(samples(), extent(), extent(), channels).as(Shape::map);
    }

    /** The seeds of the numbers of a case. */
    static Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }
}
