package bowman.reference;

import bowman.graph.RandomOp;
import bowman.graph.RandomOp.Dropout;
import bowman.graph.RandomOp.Unit;
import bowman.graph.Shape;
import bowman.runtime.RandomKey;
import java.util.List;

/** Operations that draw random numbers. */
final class ReferenceRandom {

    private ReferenceRandom() {
    }

    static Numbers evaluate(RandomOp op, List<Numbers> operands) {
        return switch (op) {
            case Dropout dropout -> dropout(dropout, operands.get(0), key(operands.get(1)));
        };
    }

    private static Numbers dropout(Dropout op, Numbers map, RandomKey key) {
        Numbers result = Numbers.zeros(map.shape());
        for (int i = 0; i < map.size(); i++) {
            boolean dropped = key.uniform(op.stream(), unit(op.unit(), map.shape(), i)) < op.rate();
            result.set(i, dropped ? 0 : map.at(i) / (1 - (double) op.rate()));
        }
        return result;
    }

    /** The number of the unit that element i belongs to. */
    private static long unit(Unit unit, Shape map, int i) {
        int sample = i / (map.size() / map.samples());
        return switch (unit) {
            case ELEMENT -> i;
            case CHANNEL -> sample * map.channels() + i % map.channels();
            case SAMPLE -> sample;
        };
    }

    private static RandomKey key(Numbers words) {
        float[] floats = new float[words.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) words.at(i);
        }
        return RandomKey.ofWords(floats, 0);
    }
}
