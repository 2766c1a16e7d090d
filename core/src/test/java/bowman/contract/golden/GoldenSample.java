package bowman.contract.golden;

/**
 * A tensor by its norm and some elements; whole ones would fill the memory.
 *
 * @param size how many elements there are
 * @param norm of the tensor, or of its difference to another
 * @param values the elements that the golden data have
 */
public record GoldenSample(int size, double norm, double[] values) {

    static GoldenSample of(float[] numbers, int[] indices) {
        return ofChange(numbers, new float[numbers.length], indices);
    }

    /** The norm is that of the difference to {@code before}. */
    static GoldenSample ofChange(float[] numbers, float[] before, int[] indices) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            double difference = (double) numbers[i] - before[i];
            sum += difference * difference;
        }
        double[] values = new double[indices.length];
        for (int j = 0; j < indices.length; j++) {
            values[j] = numbers[indices[j]];
        }
        return new GoldenSample(numbers.length, Math.sqrt(sum), values);
    }

    /**
     * The distance from a tensor: the largest of the norms' difference, relative to its norm, and the elements'
     * differences, each relative to the element's magnitude plus the root mean square of all.
     */
    public double error(double expectedNorm, double[] expected) {
        double rootMeanSquare = expectedNorm / Math.sqrt(size);
        double worst = normError(expectedNorm);
        for (int j = 0; j < values.length; j++) {
            double difference = Math.abs(values[j] - expected[j]);
            worst = Math.max(worst, difference / (Math.abs(expected[j]) + rootMeanSquare));
        }
        return worst;
    }

    /** The difference of the norms, relative to the expected one. */
    public double normError(double expectedNorm) {
        return Math.abs(norm - expectedNorm) / expectedNorm;
    }
}
