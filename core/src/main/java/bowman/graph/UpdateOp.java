package bowman.graph;

import java.util.List;

/** Operations that write to variables and have no result. They come after every other use of those variables. */
public sealed interface UpdateOp extends Op {

    /**
     * One step of NAdam (Dozat, 2016, in PyTorch's form): m += (g - m)(1 - beta1); v = beta2 v + (1 - beta2) g g; d =
     * sqrt(v / c0) + epsilon; theta -= c1 g / d + c2 m / d. Operands: theta, g, m, v, and c (3), which change from step
     * to step; then the loss: if it is not finite, nothing is written. The rates are doubles since 1 - 0.999f is wrong
     * in its fifth digit.
     */
    record Nadam(double beta1, double beta2, double epsilon) implements UpdateOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 6);
            operands.subList(1, 4).forEach(shape -> Operands.same(this, operands.getFirst(), shape));
            Operands.same(this, Shape.of(3), operands.get(4));
            Operands.same(this, Shape.SCALAR, operands.get(5));
            return List.of();
        }

        @Override
        public List<Integer> writes() {
            return List.of(0, 2, 3);
        }
    }

    /**
     * running = (1 - momentum) running + momentum batch, for the mean and for the variance, the batch's variance made
     * unbiased by {@code count} / ({@code count} - 1). Operands: running mean, running variance, mean, variance.
     */
    record RunningStatistics(float momentum, int count) implements UpdateOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 4);
            operands.forEach(shape -> Operands.same(this, operands.getFirst(), shape));
            return List.of();
        }

        @Override
        public List<Integer> writes() {
            return List.of(0, 1);
        }
    }
}
