package bowman.kernels.vector.step;

import bowman.kernels.shared.GroupedNorm;
import bowman.kernels.vector.kernel.NormalizationKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/** Batch norm in training, and group norm: the mean, then the variance around it, then the map. */
final class GroupedNormStep implements Step {

    /** Receives the statistics of a group. */
    @FunctionalInterface
    interface Statistics {
        void accept(int segment, int group, double mean, double variance);
    }

    private final NormalizationKernels kernels;
    private final Memory memory;
    private final GroupedNorm norm;
    private final double epsilon;
    private final View x;
    private final View gamma;
    private final View beta;
    private final View y;
    private final Statistics statistics;
    private final ChannelSums sums;

    GroupedNormStep(ProgramBuilder program, GroupedNorm norm, double epsilon, View x, View gamma, View beta, View y,
            Statistics statistics) {
        this.kernels = program.kernels().normalization();
        this.memory = program.memory();
        this.norm = norm;
        this.epsilon = epsilon;
        this.x = x;
        this.gamma = gamma;
        this.beta = beta;
        this.y = y;
        this.statistics = statistics;
        this.sums = new ChannelSums(memory, norm.segments(), norm.rows(), norm.channels(),
                2 * norm.segments() * norm.channels());
    }

    /** The offset of the means of each channel's group; the factors follow after all means. */
    private int meanOffset(int segment) {
        return segment * norm.channels();
    }

    private int factorOffset(int segment) {
        return (norm.segments() + segment) * norm.channels();
    }

    @Override
    public void run(Workers workers) {
        int c = norm.channels();
        float[] shared = memory.shared();
        sums.run(workers,
                (segment, first, rows, to, at) -> kernels.sum(rows, c, c, x.array(), x.offset() + first * c, to, at));
        double[] means = perGroup();
        for (int segment = 0; segment < norm.segments(); segment++) {
            for (int channel = 0; channel < c; channel++) {
                shared[meanOffset(segment) + channel] = (float) means[groupOf(segment, channel)];
            }
        }
        sums.run(workers, (segment, first, rows, to, at) -> kernels.squares(rows, c, c, x.array(),
                x.offset() + first * c, shared, meanOffset(segment), to, at));
        double[] variances = perGroup();
        for (int segment = 0; segment < norm.segments(); segment++) {
            for (int channel = 0; channel < c; channel++) {
                double inverse = 1 / Math.sqrt(variances[groupOf(segment, channel)] + epsilon);
                shared[factorOffset(segment) + channel] =
                        (float) (inverse * gamma.array()[gamma.offset() + channel]);
            }
            for (int group = 0; group < norm.groups(); group++) {
                int index = segment * norm.groups() + group;
                statistics.accept(segment, group, means[index], variances[index]);
            }
        }
        SegmentRows.forEach(norm, workers, (segment, first, rows) -> kernels.affine(rows, c, c,
                x.array(), x.offset() + first * c, shared, meanOffset(segment), shared, factorOffset(segment),
                beta.array(), beta.offset(), y.array(), y.offset() + first * c));
    }

    private int groupOf(int segment, int channel) {
        return segment * norm.groups() + channel / norm.perGroup();
    }

    /** The sums of each segment's groups, divided by the count. */
    private double[] perGroup() {
        double[] means = new double[norm.segments() * norm.groups()];
        for (int segment = 0; segment < norm.segments(); segment++) {
            for (int channel = 0; channel < norm.channels(); channel++) {
                means[groupOf(segment, channel)] += sums.sum(segment, channel) / norm.count();
            }
        }
        return means;
    }
}
