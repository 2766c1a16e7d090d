package bowman.contract.cases;

import bowman.graph.Shape;
import bowman.runtime.RandomKey;

/** The distribution that the elements of an operand are drawn from. */
@FunctionalInterface
interface Filling {

    float at(RandomKey key, int stream, int i);

    /** Uniform in [-1, 1). */
    Filling UNIFORM = (key, stream, i) -> 2 * key.uniform(stream, i) - 1;

    /** Uniform in [0.5, 1.5): a variance. */
    Filling POSITIVE = (key, stream, i) -> 0.5f + key.uniform(stream, i);

    /** Between 0.1 and 4 with either sign: away from the kink of a ReLU. */
    Filling AWAY_FROM_ZERO = (key, stream, i) -> ((key.bits(stream, i) & 1) == 0 ? 1 : -1)
            * (0.1f + 3.9f * key.uniform(stream, i));

    /** 0 or 1: a mask. */
    Filling BINARY = (key, stream, i) -> key.uniform(stream, i) < 0.4f ? 1 : 0;

    /**
     * In [-1, 1) and all different, by the fractions of multiples of the golden ratio: a maximum stays the maximum
     * under a small change.
     */
    Filling DISTINCT = (key, stream, i) -> {
        double turns = key.uniform(stream, 0) + i * 0.6180339887498949;
        return (float) (2 * (turns - Math.floor(turns)) - 1);
    };

    /** A whole number from 0 and below {@code classes}. */
    static Filling classes(int classes) {
        return (key, stream, i) -> (int) (key.uniform(stream, i) * classes);
    }

    /**
     * Around 1 and -1 in turn, along the channels and along the pixels: the variance over any two neighbours is far
     * from 0, so that norms are well conditioned.
     */
    static Filling spread(Shape map) {
        return (key, stream, i) -> ((i % map.channels() + i / map.channels()) % 2 == 0 ? 1 : -1)
                + UNIFORM.at(key, stream, i) / 2;
    }

    default float[] fill(RandomKey key, int stream, int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = at(key, stream, i);
        }
        return numbers;
    }
}
