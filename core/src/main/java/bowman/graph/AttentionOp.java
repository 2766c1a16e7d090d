package bowman.graph;

import java.util.List;

/**
 * Multi-head attention over the pixels of a feature map: softmax(scale Q K^T) V. Head i holds channels i d ... (i + 1)
 * d - 1, with d = channels / heads. Keys and values are one operand of 2 c channels: the first c are the keys. The
 * score matrix is never materialised whole.
 */
public sealed interface AttentionOp extends Op {

    /** Returns the number of heads, a divisor of the channels. */
    int heads();

    /** Returns the factor of the scores, 1 / sqrt(d) in scaled dot-product attention. */
    float scale();

    private static void check(AttentionOp op, Shape queries, Shape keysAndValues) {
        int c = queries.channels();
        Operands.check(c % op.heads() == 0, op, c + " channels do not divide into " + op.heads() + " heads");
        Operands.check(keysAndValues.channels() == 2 * c && keysAndValues.samples() == queries.samples(), op,
                "keys and values of " + keysAndValues + " do not fit queries of " + queries);
    }

    /** Operands: queries (n, h, w, c), keys and values (n, h', w', 2c). Result: (n, h, w, c). */
    record Attention(int heads, float scale) implements AttentionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            AttentionOp.check(this, operands.get(0), operands.get(1));
            return List.of(operands.get(0));
        }
    }

    /**
     * Operands: gradient of the result, queries, keys and values. Results: gradients with respect to the queries, and
     * to the keys and values. The scores are recomputed (Dao et al., FlashAttention, 2022).
     */
    record AttentionGradient(int heads, float scale) implements AttentionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 3);
            AttentionOp.check(this, operands.get(1), operands.get(2));
            Operands.same(this, operands.get(1), operands.get(0));
            return List.of(operands.get(1), operands.get(2));
        }
    }
}
