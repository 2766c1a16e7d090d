package bowman.graph;

import java.util.List;

/** Sums over axes, and the broadcast that is the gradient of a mean. */
public sealed interface ReductionOp extends Op {

    /** The sum over samples and pixels, per channel: (n, h, w, c) to (c). */
    record SumToChannels() implements ReductionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return List.of(Shape.of(operands.getFirst().channels()));
        }
    }

    /** The mean over the pixels: (n, h, w, c) to (n, 1, 1, c). */
    record SpatialMean() implements ReductionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return List.of(operands.getFirst().withArea(1, 1));
        }
    }

    /** The gradient of the mean over the pixels: the operand (n, 1, 1, c) divided by h w, at every pixel. */
    record SpatialMeanGradient(int height, int width) implements ReductionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            Shape mean = operands.getFirst();
            Operands.same(this, mean.withArea(1, 1), mean);
            return List.of(mean.withArea(height, width));
        }
    }

    /** The sum over the pixels of the product of two feature maps: (n, h, w, c) twice to (n, 1, 1, c). */
    record SpatialDot() implements ReductionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, operands.get(0), operands.get(1));
            return List.of(operands.get(0).withArea(1, 1));
        }
    }
}
