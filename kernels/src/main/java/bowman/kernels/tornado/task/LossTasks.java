package bowman.kernels.tornado.task;

import bowman.graph.LossOp;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.LossGradient;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Node;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.LossKernels;

public final class LossTasks {

    private static final Grid ONE_ITEM = new Grid(1, 1, 1, 1);

    private LossTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, LossOp op) {
        switch (op) {
            case Loss loss -> loss(program, node, loss);
            case LossGradient(Loss loss) -> LossGradientTasks.lower(program, node, loss);
        }
    }

    private static void loss(ProgramBuilder program, Node node, Loss loss) {
        View logits = program.operand(node, 0);
        View targets = program.operand(node, 1);
        View y = program.result(node, 0);
        switch (loss) {
            case BinaryCrossEntropy _ -> sums(program, node).add(logits.size(), (sums, chunks, chunkRows) -> (graph, id,
                    context) -> graph.task(id, LossKernels::binaryCrossEntropy, context, logits.array(),
                            logits.offset(), targets.array(), targets.offset(), sums.array(), sums.offset(),
                            logits.size(), chunks, 1f / logits.size()), y);
            case CrossEntropy _ -> sums(program, node).add(targets.size(), (sums, chunks, chunkRows) -> (graph, id,
                    context) -> graph.task(id, LossKernels::crossEntropy, context, logits.array(),
                            logits.offset(), targets.array(), targets.offset(), sums.array(), sums.offset(),
                            targets.size(), logits.shape().channels(), chunks, 1f / targets.size()), y);
            case SigmoidDice(float smooth) -> dice(program, node, Overlaps.ofMasks(program, node, logits, targets,
                    logits.shape().samples()), 0, smooth);
            case SoftmaxDice(float smooth, int firstClass) -> dice(program, node,
                    Overlaps.ofClasses(program, node, logits, targets), firstClass, smooth);
            case SigmoidF1(float smooth) -> {
                View overlaps = Overlaps.ofMasks(program, node, logits, targets, 1).sums();
                program.add(node, ONE_ITEM, (graph, id, context) -> graph.task(id, LossKernels::f1, context,
                        overlaps.array(), overlaps.offset(), y.array(), y.offset(), logits.shape().channels(),
                        smooth));
            }
        }
    }

    private static RowSums sums(ProgramBuilder program, Node node) {
        return new RowSums(program, node, program.memory().scratch(), 1, 1);
    }

    private static void dice(ProgramBuilder program, Node node, Overlaps overlaps, int firstClass, float smooth) {
        View sums = overlaps.sums();
        View y = program.result(node, 0);
        program.add(node, ONE_ITEM, (graph, id, context) -> graph.task(id, LossKernels::dice, context, sums.array(),
                sums.offset(), y.array(), y.offset(), overlaps.count(), overlaps.channels(), firstClass, smooth,
                overlaps.share(firstClass)));
    }
}
