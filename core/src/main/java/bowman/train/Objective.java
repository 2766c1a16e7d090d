package bowman.train;

import bowman.graph.LossOp;
import java.util.List;

/** The function that training minimizes: a weighted sum of losses. */
public record Objective(List<Term> terms) {

    /** Binary cross-entropy plus Dice loss with a smoothing of 1e-5, one logit per pixel. */
    public static final Objective BINARY_CROSS_ENTROPY_AND_DICE = new Objective(List.of(
            new Term(new LossOp.BinaryCrossEntropy(), 1), new Term(new LossOp.SigmoidDice(1e-5f), 1)));

    /** A loss and its weight in the sum. */
    public record Term(LossOp.Loss loss, float weight) {
    }

    /**
     * Copies the terms.
     *
     * @throws IllegalArgumentException if there is no term
     */
    public Objective {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one loss");
        }
    }
}
