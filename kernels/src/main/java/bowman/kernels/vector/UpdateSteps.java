package bowman.kernels.vector;

import bowman.graph.Node;
import bowman.graph.UpdateOp;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.kernels.vector.UpdateKernels.Coefficients;

final class UpdateSteps {

    private static final int CHUNK = 1 << 14;

    private UpdateSteps() {
    }

    static void lower(Lowering lowering, Node node, UpdateOp op) {
        switch (op) {
            case Nadam nadam -> nadam(lowering, node, nadam);
            case RunningStatistics statistics -> {
                View runningMean = lowering.operand(node, 0);
                View runningVariance = lowering.operand(node, 1);
                View mean = lowering.operand(node, 2);
                View variance = lowering.operand(node, 3);
                lowering.add(workers -> {
                    move(runningMean, mean, statistics.momentum(), 1);
                    move(runningVariance, variance, statistics.momentum(),
                            statistics.count() / (statistics.count() - 1.0));
                }, node);
            }
        }
    }

    private static void nadam(Lowering lowering, Node node, Nadam op) {
        UpdateKernels kernels = lowering.kernels().update();
        View theta = lowering.operand(node, 0);
        View g = lowering.operand(node, 1);
        View m = lowering.operand(node, 2);
        View v = lowering.operand(node, 3);
        View c = lowering.operand(node, 4);
        View loss = lowering.operand(node, 5);
        RowChunks chunks = new RowChunks(theta.size(), CHUNK);
        lowering.add(workers -> {
            if (!Float.isFinite(loss.array()[loss.offset()])) {
                return;
            }
            float[] step = c.array();
            Coefficients coefficients = new Coefficients((float) (1 - op.beta1()), (float) op.beta2(),
                    (float) (1 - op.beta2()), (float) (1.0 / step[c.offset()]), (float) op.epsilon(),
                    step[c.offset() + 1], step[c.offset() + 2]);
            chunks.step((i, n, worker) -> kernels.nadam(n, theta.array(), theta.offset() + i, g.array(),
                    g.offset() + i, m.array(), m.offset() + i, v.array(), v.offset() + i, coefficients)).run(workers);
        }, node);
    }

    /** running = (1 - momentum) running + momentum factor batch. */
    private static void move(View running, View batch, double momentum, double factor) {
        for (int i = 0; i < running.size(); i++) {
            int at = running.offset() + i;
            running.array()[at] = (float) ((1 - momentum) * running.array()[at]
                    + momentum * factor * batch.array()[batch.offset() + i]);
        }
    }
}
