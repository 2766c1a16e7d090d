package bowman.kernels.tornado;

import bowman.graph.LossOp;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.LossGradient;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Node;

final class LossTasks {

    private static final Grid ONE_ITEM = new Grid(1, 1, 1, 1);

    private LossTasks() {
    }

    static void lower(Lowering lowering, Node node, LossOp op) {
        switch (op) {
            case Loss loss -> loss(lowering, node, loss);
            case LossGradient(Loss loss) -> LossGradientTasks.lower(lowering, node, loss);
        }
    }

    private static void loss(Lowering lowering, Node node, Loss loss) {
        View logits = lowering.operand(node, 0);
        View targets = lowering.operand(node, 1);
        View y = lowering.result(node, 0);
        switch (loss) {
            case BinaryCrossEntropy _ -> sums(lowering, node).add(logits.size(), (sums, chunks, chunkRows) ->
                    (graph, id, context) -> graph.task(id, LossKernels::binaryCrossEntropy, context, logits.array(),
                            logits.offset(), targets.array(), targets.offset(), sums.array(), sums.offset(),
                            logits.size(), chunks, 1f / logits.size()), y);
            case CrossEntropy _ -> sums(lowering, node).add(targets.size(), (sums, chunks, chunkRows) ->
                    (graph, id, context) -> graph.task(id, LossKernels::crossEntropy, context, logits.array(),
                            logits.offset(), targets.array(), targets.offset(), sums.array(), sums.offset(),
                            targets.size(), logits.shape().channels(), chunks, 1f / targets.size()), y);
            case SigmoidDice(float smooth) -> dice(lowering, node, Overlaps.ofMasks(lowering, node, logits, targets,
                    logits.shape().samples()), 0, smooth);
            case SoftmaxDice(float smooth, int firstClass) -> dice(lowering, node,
                    Overlaps.ofClasses(lowering, node, logits, targets), firstClass, smooth);
            case SigmoidF1(float smooth) -> {
                View overlaps = Overlaps.ofMasks(lowering, node, logits, targets, 1).sums();
                lowering.add(node, ONE_ITEM, (graph, id, context) -> graph.task(id, LossKernels::f1, context,
                        overlaps.array(), overlaps.offset(), y.array(), y.offset(), logits.shape().channels(),
                        smooth));
            }
        }
    }

    private static RowSums sums(Lowering lowering, Node node) {
        return new RowSums(lowering, node, lowering.memory().scratch(), 1, 1);
    }

    private static void dice(Lowering lowering, Node node, Overlaps overlaps, int firstClass, float smooth) {
        View sums = overlaps.sums();
        View y = lowering.result(node, 0);
        lowering.add(node, ONE_ITEM, (graph, id, context) -> graph.task(id, LossKernels::dice, context, sums.array(),
                sums.offset(), y.array(), y.offset(), overlaps.count(), overlaps.channels(), firstClass, smooth,
                overlaps.share(firstClass)));
    }
}
