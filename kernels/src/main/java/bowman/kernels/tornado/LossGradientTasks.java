package bowman.kernels.tornado;

import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Node;

/** Gradients of losses by the logits: pointwise, where it takes overlaps after those. */
final class LossGradientTasks {

    private LossGradientTasks() {
    }

    static void lower(Lowering lowering, Node node, Loss loss) {
        View outer = lowering.operand(node, 0);
        View logits = lowering.operand(node, 1);
        View targets = lowering.operand(node, 2);
        View dx = lowering.result(node, 0);
        switch (loss) {
            case BinaryCrossEntropy _ -> lowering.add(node, lowering.limits().over(dx.size()),
                    (graph, id, context) -> graph.task(id, LossGradientKernels::binaryCrossEntropy, context,
                            outer.array(), outer.offset(), logits.array(), logits.offset(), targets.array(),
                            targets.offset(), dx.array(), dx.offset(), dx.size(), 1f / dx.size()));
            case CrossEntropy _ -> lowering.add(node, lowering.limits().over(targets.size()),
                    (graph, id, context) -> graph.task(id, LossGradientKernels::crossEntropy, context,
                            outer.array(), outer.offset(), logits.array(), logits.offset(), targets.array(),
                            targets.offset(), dx.array(), dx.offset(), targets.size(), logits.shape().channels(),
                            1f / targets.size()));
            case SigmoidDice(float smooth) -> {
                Overlaps overlaps = Overlaps.ofMasks(lowering, node, logits, targets, logits.shape().samples());
                throughSigmoid(lowering, node, overlaps, diceSlopes(lowering, node, overlaps, 0, smooth));
            }
            case SigmoidF1(float smooth) -> {
                Overlaps overlaps = Overlaps.ofMasks(lowering, node, logits, targets, 1);
                throughSigmoid(lowering, node, overlaps, f1Slopes(lowering, node, overlaps, smooth));
            }
            case SoftmaxDice(float smooth, int firstClass) -> {
                Overlaps overlaps = Overlaps.ofClasses(lowering, node, logits, targets);
                throughSoftmax(lowering, node, overlaps, diceSlopes(lowering, node, overlaps, firstClass, smooth));
            }
        }
    }

    private static View diceSlopes(Lowering lowering, Node node, Overlaps overlaps, int firstClass, float smooth) {
        View outer = lowering.operand(node, 0);
        View sums = overlaps.sums();
        View slopes = overlaps.scratch().reserve(overlaps.segments(), overlaps.channels(), 2);
        lowering.add(node, lowering.limits().over(overlaps.count()), (graph, id, context) -> graph.task(id,
                LossGradientKernels::diceSlopes, context, outer.array(), outer.offset(), sums.array(), sums.offset(),
                slopes.array(), slopes.offset(), overlaps.count(), overlaps.channels(), firstClass, smooth,
                overlaps.share(firstClass)));
        return slopes;
    }

    private static View f1Slopes(Lowering lowering, Node node, Overlaps overlaps, float smooth) {
        View outer = lowering.operand(node, 0);
        View sums = overlaps.sums();
        View slopes = overlaps.scratch().reserve(1, overlaps.channels(), 2);
        lowering.add(node, lowering.limits().over(overlaps.channels()), (graph, id, context) -> graph.task(id,
                LossGradientKernels::f1Slopes, context, outer.array(), outer.offset(), sums.array(), sums.offset(),
                slopes.array(), slopes.offset(), overlaps.channels(), smooth));
        return slopes;
    }

    private static void throughSigmoid(Lowering lowering, Node node, Overlaps overlaps, View slopes) {
        View logits = lowering.operand(node, 1);
        View targets = lowering.operand(node, 2);
        View dx = lowering.result(node, 0);
        lowering.add(node, lowering.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                LossGradientKernels::throughSigmoid, context, logits.array(), logits.offset(), targets.array(),
                targets.offset(), slopes.array(), slopes.offset(), dx.array(), dx.offset(), dx.size(),
                overlaps.perSegment(), overlaps.channels()));
    }

    private static void throughSoftmax(Lowering lowering, Node node, Overlaps overlaps, View slopes) {
        View p = overlaps.probabilities();
        View targets = lowering.operand(node, 2);
        View dx = lowering.result(node, 0);
        int pixels = targets.size();
        lowering.add(node, lowering.limits().over(pixels), (graph, id, context) -> graph.task(id,
                LossGradientKernels::throughSoftmax, context, p.array(), p.offset(), targets.array(),
                targets.offset(), slopes.array(), slopes.offset(), dx.array(), dx.offset(), pixels,
                pixels / overlaps.segments(), overlaps.channels()));
    }
}
