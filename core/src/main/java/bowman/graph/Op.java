package bowman.graph;

import java.util.List;

/**
 * An operation: its attributes and its shape rule. What it computes stands in the Javadoc of each record; how, in the
 * backends, each of which handles every operation in exhaustive switches.
 *
 * <p>The groups below are the families of operations; a backend has one file per family.
 */
public sealed interface Op
        permits SourceOp, ConvolutionOp, MatrixOp, AttentionOp, NormalizationOp, PointwiseOp, ResamplingOp,
                ArrangementOp, ReductionOp, LossOp, RandomOp, UpdateOp {

    /**
     * The shapes of the results, in order, for operands of the given shapes.
     *
     * @throws ShapeException if the operands do not fit the operation
     */
    List<Shape> results(List<Shape> operands);

    /** The operands that the operation writes to, by position; empty for all but the updates. */
    default List<Integer> writes() {
        return List.of();
    }
}
