package bowman.graph;

import java.util.List;

/** Products and softmax over the last two axes of values of rank 4. */
public sealed interface MatrixOp extends Op {

    /**
     * A batch of matrix products over the last two axes: (a, b, m, k) by (a, b, k, n) is (a, b, m, n). A transposed
     * operand is stored with its last two axes exchanged.
     */
    record MatrixProduct(boolean transposeLeft, boolean transposeRight) implements MatrixOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Shape left = operands.get(0);
            Shape right = operands.get(1);
            Operands.check(left.rank() == 4 && right.rank() == 4, this, "rank 4 is needed, got " + left + ", " + right);
            int m = left.extent(transposeLeft ? 3 : 2);
            int k = left.extent(transposeLeft ? 2 : 3);
            int n = right.extent(transposeRight ? 2 : 3);
            Operands.check(left.extent(0) == right.extent(0) && left.extent(1) == right.extent(1)
                            && k == right.extent(transposeRight ? 3 : 2), this,
                    left + " and " + right + " cannot be multiplied");
            return List.of(Shape.of(left.extent(0), left.extent(1), m, n));
        }
    }

    /** exp(x - max) / sum(exp(x - max)) along the channels. */
    record Softmax() implements MatrixOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            operands.getFirst().channels();
            return operands;
        }
    }

    /** Operands: gradient of the result, the result. */
    record SoftmaxGradient() implements MatrixOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, operands.get(1), operands.get(0));
            return List.of(operands.get(0));
        }
    }
}
