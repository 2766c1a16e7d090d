package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.graph.UpdateOp;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.UpdateKernels;

public final class UpdateTasks {

    private UpdateTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, UpdateOp op) {
        switch (op) {
            case Nadam nadam -> nadam(program, node, nadam);
            case RunningStatistics statistics -> move(program, node, statistics);
        }
    }

    private static void nadam(ProgramBuilder program, Node node, Nadam op) {
        View theta = program.operand(node, 0);
        View gradient = program.operand(node, 1);
        View m = program.operand(node, 2);
        View v = program.operand(node, 3);
        View step = program.operand(node, 4);
        View loss = program.operand(node, 5);
        View rates = program.memory().table((float) (1 - op.beta1()), (float) op.beta2(),
                (float) (1 - op.beta2()), (float) op.epsilon());
        program.add(node, program.limits().over(theta.size()), (graph, id, context) -> graph.task(id,
                UpdateKernels::nadam, context, gradient.array(), gradient.offset(), step.array(), step.offset(),
                loss.array(), loss.offset(), theta.array(), theta.offset(), m.offset(), v.offset(), rates.offset(),
                theta.size()));
    }

    private static void move(ProgramBuilder program, Node node, RunningStatistics op) {
        View mean = program.operand(node, 0);
        View variance = program.operand(node, 1);
        View batchMean = program.operand(node, 2);
        View batchVariance = program.operand(node, 3);
        float keep = (float) (1.0 - op.momentum());
        float variancePart = (float) (op.momentum() * (op.count() / (op.count() - 1.0)));
        program.add(node, program.limits().over(mean.size()), (graph, id, context) -> graph.task(id,
                UpdateKernels::move, context, batchMean.array(), batchMean.offset(), batchVariance.array(),
                batchVariance.offset(), mean.array(), mean.offset(), variance.offset(), mean.size(), keep,
                op.momentum(), variancePart));
    }
}
