package bowman.golden;

import java.util.Arrays;

/**
 * What training did to a parameter.
 *
 * @param gradientNorm the square root of the sum of squares of the first step's gradient
 * @param indices of some elements, flat and row-major
 * @param gradients of these elements in the first step
 * @param updateNorm of the difference that three steps of the optimizer made
 * @param values of these elements after three steps
 * @param torchError the largest difference of PyTorch's float32 to the values after three steps, over all elements
 */
public record GoldenParameter(String key, double gradientNorm, int[] indices, double[] gradients, double updateNorm,
        double[] values, double torchError) {

    /** Columns: key, shape, gradient norm, PyTorch's error of it, indices, gradients, update norm, values, error. */
    static GoldenParameter of(String line) {
        String[] columns = line.split("\t");
        return new GoldenParameter(columns[0], Double.parseDouble(columns[2]),
                Arrays.stream(columns[4].split(",")).mapToInt(Integer::parseInt).toArray(), numbers(columns[5]),
                Double.parseDouble(columns[6]), numbers(columns[7]), Double.parseDouble(columns[8]));
    }

    private static double[] numbers(String column) {
        return Arrays.stream(column.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
