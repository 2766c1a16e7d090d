package bowman.reference;

import bowman.graph.UpdateOp;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.UpdateOp.RunningStatistics;
import java.util.List;

/** Operations that write to variables. */
final class ReferenceUpdate {

    private ReferenceUpdate() {
    }

    static void apply(UpdateOp op, List<Numbers> operands) {
        switch (op) {
            case Nadam nadam -> nadam(nadam, operands);
            case RunningStatistics(float momentum, int count) -> {
                move(operands.get(0), operands.get(2), momentum, 1);
                move(operands.get(1), operands.get(3), momentum, count / (count - 1.0));
            }
        }
    }

    private static void nadam(Nadam op, List<Numbers> operands) {
        Numbers theta = operands.get(0);
        Numbers g = operands.get(1);
        Numbers m = operands.get(2);
        Numbers v = operands.get(3);
        Numbers c = operands.get(4);
        double loss = operands.get(5).at(0);
        if (!Double.isFinite(loss)) {
            return;
        }
        for (int i = 0; i < theta.size(); i++) {
            m.add(i, (g.at(i) - m.at(i)) * (1 - op.beta1()));
            v.set(i, op.beta2() * v.at(i) + (1 - op.beta2()) * g.at(i) * g.at(i));
            double d = Math.sqrt(v.at(i) / c.at(0)) + op.epsilon();
            theta.add(i, -(c.at(1) * g.at(i) / d + c.at(2) * m.at(i) / d));
        }
    }

    /** running = (1 - momentum) running + momentum factor batch. */
    private static void move(Numbers running, Numbers batch, float momentum, double factor) {
        for (int i = 0; i < running.size(); i++) {
            running.set(i, (1 - (double) momentum) * running.at(i) + momentum * factor * batch.at(i));
        }
    }
}
