package bowman.graph;

import java.util.List;

/** Products and softmax over the last two axes of values of rank 4. */
public sealed interface MatrixOp extends Op {

    /** The order of a matrix's axes in an operand. */
    enum Factor {
        /** Rows, then columns. */
        PLAIN,
        /** Columns, then rows. */
        TRANSPOSED;

        /** Returns whether the last two axes are exchanged. */
        public boolean isTransposed() {
            return this == TRANSPOSED;
        }

        /** The other order of the last two axes. */
        public Factor transpose() {
            return isTransposed() ? PLAIN : TRANSPOSED;
        }

        /** The rows of the matrices in an operand of a shape of rank 4. */
        public int rows(Shape operand) {
            return operand.extent(isTransposed() ? 3 : 2);
        }

        /** The columns of the matrices in an operand of a shape of rank 4. */
        public int columns(Shape operand) {
            return operand.extent(isTransposed() ? 2 : 3);
        }
    }

    /**
     * A batch of matrix products over the last two axes: (a, b, m, k) by (a, b, k, n) is (a, b, m, n). A transposed
     * factor is stored with its last two axes exchanged.
     */
    record MatrixProduct(Factor left, Factor right) implements MatrixOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Shape a = operands.get(0);
            Shape b = operands.get(1);
            Operands.check(a.rank() == 4 && b.rank() == 4, this, "rank 4 is needed, got " + a + ", " + b);
            Operands.check(a.extent(0) == b.extent(0) && a.extent(1) == b.extent(1)
                    && left.columns(a) == right.rows(b), this, a + " and " + b + " cannot be multiplied");
            return List.of(Shape.of(a.extent(0), a.extent(1), left.rows(a), right.columns(b)));
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

    /** The gradient of {@link Softmax}. Operands: gradient of the result, the result. */
    record SoftmaxGradient() implements MatrixOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, operands.get(1), operands.get(0));
            return List.of(operands.get(0));
        }
    }
}
