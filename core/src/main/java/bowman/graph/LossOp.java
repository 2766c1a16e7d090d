package bowman.graph;

import java.util.List;

/**
 * Losses: a scalar from logits and targets. Operands: logits (n, h, w, c), targets. With p the probabilities, t the
 * targets, and I = sum p t, P = sum p, T = sum t.
 */
public sealed interface LossOp extends Op {

    /** The losses themselves; {@link LossGradient} is the gradient of each. */
    sealed interface Loss extends LossOp {

        /** Returns the targets' shape for logits of the given shape. */
        Shape targets(Shape logits);

        @Override
        default List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, targets(operands.get(0)), operands.get(1));
            return List.of(Shape.SCALAR);
        }
    }

    /** Mean over all elements of max(x, 0) - x t + log(1 + exp(-|x|)). */
    record BinaryCrossEntropy() implements Loss {

        @Override
        public Shape targets(Shape logits) {
            return logits;
        }
    }

    /**
     * Mean over samples and channels of 1 - (2 I + smooth) / (P + T + smooth), p = sigmoid(x), sums over the pixels
     * (Milletari et al., 2016, in MONAI's form).
     */
    record SigmoidDice(float smooth) implements Loss {

        @Override
        public Shape targets(Shape logits) {
            return logits;
        }
    }

    /**
     * 1 - 2 PR / (P + R) over the whole batch, precision (I + smooth) / (P + smooth), recall (I + smooth) / (T +
     * smooth).
     */
    record SigmoidF1(float smooth) implements Loss {

        @Override
        public Shape targets(Shape logits) {
            return logits;
        }
    }

    /** Mean over the pixels of -log softmax(x)[t]; targets (n, h, w, 1) hold the class as a whole number. */
    record CrossEntropy() implements Loss {

        @Override
        public Shape targets(Shape logits) {
            return logits.withChannels(1);
        }
    }

    /**
     * As {@link SigmoidDice} with p = softmax over the channels and one-hot targets, averaged over samples and the
     * channels from {@code firstClass} on (1 leaves the background out).
     */
    record SoftmaxDice(float smooth, int firstClass) implements Loss {

        @Override
        public Shape targets(Shape logits) {
            return logits.withChannels(1);
        }
    }

    /** The gradient with respect to the logits. Operands: gradient of the loss (scalar), logits, targets. */
    record LossGradient(Loss loss) implements LossOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 3);
            Operands.same(this, Shape.SCALAR, operands.get(0));
            Operands.same(this, loss.targets(operands.get(1)), operands.get(2));
            return List.of(operands.get(1));
        }
    }
}
