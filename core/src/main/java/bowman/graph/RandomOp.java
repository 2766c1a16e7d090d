package bowman.graph;

import java.util.List;

/** Operations that draw random numbers; the same key and stream give the same numbers. */
public sealed interface RandomOp extends Op {

    /** The shape of a key: four numbers of 16 bits each, see {@code bowman.runtime.RandomKey}. */
    Shape KEY = Shape.of(4);

    /**
     * The elements that are kept or dropped together. Units are numbered row-major: channel i of sample n is unit n c +
     * i.
     */
    enum Unit {
        /** Each element by itself. */
        ELEMENT,
        /** All pixels of a channel of a sample. */
        CHANNEL,
        /** All elements of a sample. */
        SAMPLE
    }

    /**
     * Sets whole units to 0 with probability {@code rate} and divides the rest by 1 - rate: dropout (Srivastava et al.,
     * 2014), channel dropout, and drop path (stochastic depth, Huang et al., 2016). Operands: map, key. Unit i of
     * stream s is dropped where {@code RandomKey.uniform(key, s, i) < rate}. It is its own gradient.
     */
    record Dropout(float rate, Unit unit, int stream) implements RandomOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, KEY, operands.get(1));
            Operands.check(rate >= 0 && rate < 1, this, "the rate must lie in [0, 1), got " + rate);
            operands.getFirst().channels();
            return List.of(operands.getFirst());
        }
    }
}
