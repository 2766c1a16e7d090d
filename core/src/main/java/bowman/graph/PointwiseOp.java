package bowman.graph;

import java.util.List;

/** Operations whose result at each position depends on the operands' elements at the same position. */
public sealed interface PointwiseOp extends Op {

    private static List<Shape> allSame(PointwiseOp op, List<Shape> operands) {
        operands.forEach(shape -> Operands.same(op, operands.getFirst(), shape));
        return List.of(operands.getFirst());
    }

    /** The activation of one operand. */
    record Activate(Activation activation) implements PointwiseOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return operands;
        }
    }

    /**
     * The gradient of {@link Activate}. Operands: gradient of the result, and the activation's result or its argument,
     * as {@link Activation#differentiatesFromResult()} says.
     */
    record ActivateGradient(Activation activation) implements PointwiseOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            return allSame(this, operands);
        }
    }

    /** The sum of two or more operands of one shape, added from left to right. */
    record Add() implements PointwiseOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.check(operands.size() >= 2, this, "at least 2 operands are needed, got " + operands.size());
            return allSame(this, operands);
        }
    }

    /** The product of two operands of one shape. */
    record Multiply() implements PointwiseOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            return allSame(this, operands);
        }
    }

    /** The operand times a constant. */
    record Scale(float factor) implements PointwiseOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return operands;
        }
    }

    /** A feature map (n, h, w, c) times one factor per sample and channel. Operands: map, factors (n, 1, 1, c). */
    record MultiplyChannels() implements PointwiseOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, operands.get(0).withArea(1, 1), operands.get(1));
            return List.of(operands.get(0));
        }
    }
}
