package bowman.kernels.tornado.task;

import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Node;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.LossGradientKernels;

/** Gradients of losses with respect to the logits: pointwise, after the overlaps where a loss depends on them. */
final class LossGradientTasks {

    private LossGradientTasks() {
    }

    static void lower(ProgramBuilder program, Node node, Loss loss) {
        View outer = program.operand(node, 0);
        View logits = program.operand(node, 1);
        View targets = program.operand(node, 2);
        View dx = program.result(node, 0);
        switch (loss) {
            case BinaryCrossEntropy _ -> program.add(node, program.limits().over(dx.size()),
                    (graph, id, context) -> graph.task(id, LossGradientKernels::binaryCrossEntropy, context,
                            outer.array(), outer.offset(), logits.array(), logits.offset(), targets.array(),
                            targets.offset(), dx.array(), dx.offset(), dx.size(), 1f / dx.size()));
            case CrossEntropy _ -> program.add(node, program.limits().over(targets.size()),
                    (graph, id, context) -> graph.task(id, LossGradientKernels::crossEntropy, context,
                            outer.array(), outer.offset(), logits.array(), logits.offset(), targets.array(),
                            targets.offset(), dx.array(), dx.offset(), targets.size(), logits.shape().channels(),
                            1f / targets.size()));
            case SigmoidDice(float smooth) -> {
                Overlaps overlaps = Overlaps.ofMasks(program, node, logits, targets, logits.shape().samples());
                throughSigmoid(program, node, overlaps, diceSlopes(program, node, overlaps, 0, smooth));
            }
            case SigmoidF1(float smooth) -> {
                Overlaps overlaps = Overlaps.ofMasks(program, node, logits, targets, 1);
                throughSigmoid(program, node, overlaps, f1Slopes(program, node, overlaps, smooth));
            }
            case SoftmaxDice(float smooth, int firstClass) -> {
                Overlaps overlaps = Overlaps.ofClasses(program, node, logits, targets);
                throughSoftmax(program, node, overlaps, diceSlopes(program, node, overlaps, firstClass, smooth));
            }
        }
    }

    private static View diceSlopes(ProgramBuilder program, Node node, Overlaps overlaps, int firstClass, float smooth) {
        View outer = program.operand(node, 0);
        View sums = overlaps.sums();
        View slopes = overlaps.scratch().reserve(overlaps.segments(), overlaps.channels(), 2);
        program.add(node, program.limits().over(overlaps.count()), (graph, id, context) -> graph.task(id,
                LossGradientKernels::diceSlopes, context, outer.array(), outer.offset(), sums.array(), sums.offset(),
                slopes.array(), slopes.offset(), overlaps.count(), overlaps.channels(), firstClass, smooth,
                overlaps.share(firstClass)));
        return slopes;
    }

    private static View f1Slopes(ProgramBuilder program, Node node, Overlaps overlaps, float smooth) {
        View outer = program.operand(node, 0);
        View sums = overlaps.sums();
        View slopes = overlaps.scratch().reserve(1, overlaps.channels(), 2);
        program.add(node, program.limits().over(overlaps.channels()), (graph, id, context) -> graph.task(id,
                LossGradientKernels::f1Slopes, context, outer.array(), outer.offset(), sums.array(), sums.offset(),
                slopes.array(), slopes.offset(), overlaps.channels(), smooth));
        return slopes;
    }

    private static void throughSigmoid(ProgramBuilder program, Node node, Overlaps overlaps, View slopes) {
        View logits = program.operand(node, 1);
        View targets = program.operand(node, 2);
        View dx = program.result(node, 0);
        program.add(node, program.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                LossGradientKernels::throughSigmoid, context, logits.array(), logits.offset(), targets.array(),
                targets.offset(), slopes.array(), slopes.offset(), dx.array(), dx.offset(), dx.size(),
                overlaps.perSegment(), overlaps.channels()));
    }

    private static void throughSoftmax(ProgramBuilder program, Node node, Overlaps overlaps, View slopes) {
        View p = overlaps.probabilities();
        View targets = program.operand(node, 2);
        View dx = program.result(node, 0);
        int pixels = targets.size();
        program.add(node, program.limits().over(pixels), (graph, id, context) -> graph.task(id,
                LossGradientKernels::throughSoftmax, context, p.array(), p.offset(), targets.array(),
                targets.offset(), slopes.array(), slopes.offset(), dx.array(), dx.offset(), pixels,
                pixels / overlaps.segments(), overlaps.channels()));
    }
}
