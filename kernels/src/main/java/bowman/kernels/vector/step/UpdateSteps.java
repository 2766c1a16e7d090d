package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.UpdateOp;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.kernels.vector.kernel.UpdateKernels;
import bowman.kernels.vector.kernel.UpdateKernels.Coefficients;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;

public final class UpdateSteps {

    private static final int CHUNK = 1 << 14;

    private UpdateSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, UpdateOp op) {
        switch (op) {
            case Nadam nadam -> nadam(program, node, nadam);
            case RunningStatistics statistics -> {
                View runningMean = program.operand(node, 0);
                View runningVariance = program.operand(node, 1);
                View mean = program.operand(node, 2);
                View variance = program.operand(node, 3);
                program.add(workers -> {
                    move(runningMean, mean, statistics.momentum(), 1);
                    move(runningVariance, variance, statistics.momentum(),
                            statistics.count() / (statistics.count() - 1.0));
                }, node);
            }
        }
    }

    private static void nadam(ProgramBuilder program, Node node, Nadam op) {
        UpdateKernels kernels = program.kernels().update();
        View theta = program.operand(node, 0);
        View g = program.operand(node, 1);
        View m = program.operand(node, 2);
        View v = program.operand(node, 3);
        View c = program.operand(node, 4);
        View loss = program.operand(node, 5);
        RowChunks chunks = new RowChunks(theta.size(), CHUNK);
        program.add(workers -> {
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
