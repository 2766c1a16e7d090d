package bowman.io.mask;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;

/** Numbers the positive values of a mask from 1 on, in the order in which they come. */
final class LabelNumbers {

    private final DoublePredicate positive;
    private final Map<Double, Integer> labels = new HashMap<>();

    LabelNumbers(DoublePredicate positive) {
        this.positive = positive;
    }

    /** Replaces the values of a row by their labels, and those that are not positive by 0. */
    void of(double[] values, int[] row) {
        for (int x = 0; x < values.length; x++) {
            if (x > 0 && values[x] == values[x - 1]) {
                row[x] = row[x - 1];
            } else {
                row[x] = positive.test(values[x]) ? labels.computeIfAbsent(values[x], _ -> labels.size() + 1) : 0;
            }
        }
    }
}
