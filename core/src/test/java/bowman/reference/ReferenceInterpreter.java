package bowman.reference;

import bowman.graph.ArrangementOp;
import bowman.graph.AttentionOp;
import bowman.graph.ConvolutionOp;
import bowman.graph.LossOp;
import bowman.graph.MatrixOp;
import bowman.graph.NormalizationOp;
import bowman.graph.Op;
import bowman.graph.PointwiseOp;
import bowman.graph.RandomOp;
import bowman.graph.ReductionOp;
import bowman.graph.ResamplingOp;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import java.util.List;

/** Computes one operation: the switch over the families. */
final class ReferenceInterpreter {

    private ReferenceInterpreter() {
    }

    /** The results, in order; an update changes its operands instead and gives none. */
    static List<Numbers> evaluate(Op op, List<Numbers> operands) {
        return switch (op) {
            case SourceOp source -> throw new IllegalArgumentException(source + " is not computed");
            case ConvolutionOp convolution -> List.of(ReferenceConvolution.evaluate(convolution, operands));
            case MatrixOp matrix -> List.of(ReferenceMatrix.evaluate(matrix, operands));
            case AttentionOp attention -> ReferenceAttention.evaluate(attention, operands);
            case NormalizationOp normalization -> ReferenceNormalization.evaluate(normalization, operands);
            case PointwiseOp pointwise -> List.of(ReferencePointwise.evaluate(pointwise, operands));
            case ResamplingOp resampling -> List.of(ReferenceResampling.evaluate(resampling, operands));
            case ArrangementOp arrangement -> List.of(ReferenceArrangement.evaluate(arrangement, operands));
            case ReductionOp reduction -> List.of(ReferenceReduction.evaluate(reduction, operands));
            case LossOp loss -> List.of(ReferenceLoss.evaluate(loss, operands));
            case RandomOp random -> List.of(ReferenceRandom.evaluate(random, operands));
            case UpdateOp update -> {
                ReferenceUpdate.apply(update, operands);
                yield List.of();
            }
        };
    }
}
