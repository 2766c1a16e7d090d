package bowman.golden;

/**
 * The change of a running mean or variance by training.
 *
 * @param size how many elements it has
 * @param norm after the first step
 * @param indices of some elements
 * @param values of these elements after the first step
 * @param laterNorm after three steps
 */
public record GoldenStatistic(String key, int size, double norm, int[] indices, double[] values, double laterNorm) {

    /** Columns: key, size, norm, indices, values, norm and values after three steps. */
    static GoldenStatistic of(String[] columns) {
        return new GoldenStatistic(columns[0], Integer.parseInt(columns[1]), Double.parseDouble(columns[2]),
                GoldenGradient.integers(columns[3]), GoldenGradient.numbers(columns[4]),
                Double.parseDouble(columns[5]));
    }
}
