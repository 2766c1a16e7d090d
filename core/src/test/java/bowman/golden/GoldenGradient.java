package bowman.golden;

import java.util.Arrays;

/**
 * The gradient by a parameter.
 *
 * @param norm the square root of the sum of squares
 * @param isZero whether it is 0 but for rounding: a bias in front of a batch norm in training has no effect
 * @param indices of some elements, flat and row-major
 * @param values of these elements
 */
public record GoldenGradient(String key, double norm, boolean isZero, int[] indices, double[] values) {

    /** Columns: key, shape, norm, PyTorch's error of it or {@code zero}, indices, values. */
    static GoldenGradient of(String[] columns) {
        return new GoldenGradient(columns[0], Double.parseDouble(columns[2]), columns[3].equals("zero"),
                integers(columns[4]), numbers(columns[5]));
    }

    static int[] integers(String column) {
        return Arrays.stream(column.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    static double[] numbers(String column) {
        return Arrays.stream(column.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
