package bowman.golden;

/**
 * The change of a parameter by training.
 *
 * @param gradient the first step's
 * @param updateNorm of the difference that three steps of the optimizer made
 * @param values after three steps, of the elements that the gradient has
 */
public record GoldenParameter(GoldenGradient gradient, double updateNorm, double[] values) {

    /** Columns: those of the gradient, update norm, values, PyTorch's error of them. */
    static GoldenParameter of(String[] columns) {
        return new GoldenParameter(GoldenGradient.of(columns), Double.parseDouble(columns[6]),
                GoldenGradient.numbers(columns[7]));
    }

    public String key() {
        return gradient.key();
    }
}
