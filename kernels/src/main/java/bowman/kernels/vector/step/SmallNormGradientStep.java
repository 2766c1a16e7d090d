package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.kernels.shared.GroupedNorm;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * The gradients of batch norm and group norm over few numbers per statistic. The terms of the gradient then nearly
 * cancel (with two numbers they would cancel exactly if epsilon were 0), so it is computed in double, including the
 * statistics.
 */
final class SmallNormGradientStep implements Step {

    private static final int FEW = 64;

    private final GroupedNorm norm;
    private final double epsilon;
    private final View dy;
    private final View x;
    private final View gamma;
    private final View dx;
    private final View dgamma;
    private final View dbeta;

    SmallNormGradientStep(ProgramBuilder program, Node node, GroupedNorm norm, double epsilon) {
        this.norm = norm;
        this.epsilon = epsilon;
        this.dy = program.operand(node, 0);
        this.x = program.operand(node, 1);
        this.gamma = program.operand(node, 2);
        this.dx = program.result(node, 0);
        this.dgamma = program.result(node, 1);
        this.dbeta = program.result(node, 2);
    }

    static boolean isFor(GroupedNorm norm) {
        return norm.count() <= FEW;
    }

    @Override
    public void run(Workers workers) {
        int perGroup = norm.perGroup();
        workers.run(norm.groups(), (group, worker) -> {
            double[] dgammas = new double[perGroup];
            double[] dbetas = new double[perGroup];
            for (int segment = 0; segment < norm.segments(); segment++) {
                group(segment, group * perGroup, dgammas, dbetas);
            }
            for (int c = 0; c < perGroup; c++) {
                dgamma.array()[dgamma.offset() + group * perGroup + c] = (float) dgammas[c];
                dbeta.array()[dbeta.offset() + group * perGroup + c] = (float) dbetas[c];
            }
        });
    }

    private int index(int segment, int row, int channel) {
        return (segment * norm.rows() + row) * norm.channels() + channel;
    }

    private void group(int segment, int from, double[] dgammas, double[] dbetas) {
        double mean = 0;
        for (int row = 0; row < norm.rows(); row++) {
            for (int c = 0; c < dgammas.length; c++) {
                mean += at(x, index(segment, row, from + c)) / norm.count();
            }
        }
        double variance = 0;
        for (int row = 0; row < norm.rows(); row++) {
            for (int c = 0; c < dgammas.length; c++) {
                double d = at(x, index(segment, row, from + c)) - mean;
                variance += d * d / norm.count();
            }
        }
        double inverse = 1 / Math.sqrt(variance + epsilon);
        double sum = 0;
        double dot = 0;
        for (int row = 0; row < norm.rows(); row++) {
            for (int c = 0; c < dgammas.length; c++) {
                int index = index(segment, row, from + c);
                double normalized = (at(x, index) - mean) * inverse;
                dgammas[c] += at(dy, index) * normalized;
                dbetas[c] += at(dy, index);
                sum += at(dy, index) * at(gamma, from + c);
                dot += at(dy, index) * at(gamma, from + c) * normalized;
            }
        }
        for (int row = 0; row < norm.rows(); row++) {
            for (int c = 0; c < dgammas.length; c++) {
                int index = index(segment, row, from + c);
                double normalized = (at(x, index) - mean) * inverse;
                dx.array()[dx.offset() + index] = (float) (inverse * (at(dy, index) * at(gamma, from + c)
                        - sum / norm.count() - normalized * dot / norm.count()));
            }
        }
    }

    private static double at(View view, int index) {
        return view.array()[view.offset() + index];
    }
}
