package bowman.kernels.tornado;

import bowman.graph.Node;
import bowman.graph.UpdateOp;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;

final class UpdateTasks {

    private UpdateTasks() {
    }

    static void lower(Lowering lowering, Node node, UpdateOp op) {
        switch (op) {
            case Nadam nadam -> nadam(lowering, node, nadam);
            case RunningStatistics statistics -> move(lowering, node, statistics);
        }
    }

    private static void nadam(Lowering lowering, Node node, Nadam op) {
        View theta = lowering.operand(node, 0);
        View gradient = lowering.operand(node, 1);
        View m = lowering.operand(node, 2);
        View v = lowering.operand(node, 3);
        View step = lowering.operand(node, 4);
        View loss = lowering.operand(node, 5);
        View rates = lowering.memory().table((float) (1 - op.beta1()), (float) op.beta2(),
                (float) (1 - op.beta2()), (float) op.epsilon());
        lowering.add(node, lowering.limits().over(theta.size()), (graph, id, context) -> graph.task(id,
                UpdateKernels::nadam, context, gradient.array(), gradient.offset(), step.array(), step.offset(),
                loss.array(), loss.offset(), theta.array(), theta.offset(), m.offset(), v.offset(), rates.offset(),
                theta.size()));
    }

    private static void move(Lowering lowering, Node node, RunningStatistics op) {
        View mean = lowering.operand(node, 0);
        View variance = lowering.operand(node, 1);
        View batchMean = lowering.operand(node, 2);
        View batchVariance = lowering.operand(node, 3);
        float keep = (float) (1.0 - op.momentum());
        float variancePart = (float) (op.momentum() * (op.count() / (op.count() - 1.0)));
        lowering.add(node, lowering.limits().over(mean.size()), (graph, id, context) -> graph.task(id,
                UpdateKernels::move, context, batchMean.array(), batchMean.offset(), batchVariance.array(),
                batchVariance.offset(), mean.array(), mean.offset(), variance.offset(), mean.size(), keep,
                op.momentum(), variancePart));
    }
}
