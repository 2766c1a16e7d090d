package bowman.graph;

import java.util.List;

/**
 * An operation: its attributes and its shape rule. The Javadoc of each record specifies what it computes; each backend
 * implements all operations, in exhaustive switches.
 *
 * <p>The permitted subtypes are the families of operations; a backend has one file per family.
 */
public sealed interface Op
        permits SourceOp, ConvolutionOp, MatrixOp, AttentionOp, NormalizationOp, PointwiseOp, ResamplingOp,
        ArrangementOp, ReductionOp, LossOp, RandomOp, UpdateOp {

    /**
     * Returns the shapes of the results, in order, for operands of the given shapes.
     *
     * @throws ShapeException if the operands do not fit the operation
     */
    List<Shape> results(List<Shape> operands);

    /** Returns the positions of the operands that the operation writes to; empty for all but the updates. */
    default List<Integer> writes() {
        return List.of();
    }
}
