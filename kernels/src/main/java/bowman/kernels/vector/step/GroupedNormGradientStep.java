package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.kernels.shared.GroupedNorm;
import bowman.kernels.vector.kernel.NormalizationKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * The gradients of batch norm and group norm. With r = 1 / sqrt(variance + epsilon), z = (x - mean) r and M numbers per
 * statistic: dx = r (gamma dy - sum(gamma dy) / M - z sum(gamma dy z) / M), and without the two sums where the
 * statistics were given.
 */
final class GroupedNormGradientStep implements Step {

    /** The statistics of a group, from the forward pass. */
    interface Statistics {

        double mean(int segment, int group);

        /** 1 / sqrt(variance + epsilon). */
        double inverseDeviation(int segment, int group);
    }

    private final NormalizationKernels kernels;
    private final Memory memory;
    private final GroupedNorm norm;
    private final boolean fromBatch;
    private final Statistics statistics;
    private final View dy;
    private final View x;
    private final View gamma;
    private final View dx;
    private final View dgamma;
    private final View dbeta;
    private final ChannelSums gradients;
    private final ChannelSums products;

    /** @param fromBatch true if the statistics were taken from the map itself and so depend on it */
    GroupedNormGradientStep(ProgramBuilder program, Node node, GroupedNorm norm, boolean fromBatch,
            Statistics statistics) {
        this.kernels = program.kernels().normalization();
        this.memory = program.memory();
        this.norm = norm;
        this.fromBatch = fromBatch;
        this.statistics = statistics;
        this.dy = program.operand(node, 0);
        this.x = program.operand(node, 1);
        this.gamma = program.operand(node, 2);
        this.dx = program.result(node, 0);
        this.dgamma = program.result(node, 1);
        this.dbeta = program.result(node, 2);
        int vectors = 4 * norm.segments() * norm.channels();
        this.gradients = new ChannelSums(memory, norm.segments(), norm.rows(), norm.channels(), vectors);
        this.products = new ChannelSums(memory, norm.segments(), norm.rows(), norm.channels(),
                vectors + gradients.floats());
    }

    /**
     * The offset of a vector of a segment: 0 the mean, 1 the factor of dy, 2 the factor of x - mean, 3 the term that is
     * added.
     */
    private int vector(int which, int segment) {
        return (which * norm.segments() + segment) * norm.channels();
    }

    @Override
    public void run(Workers workers) {
        int c = norm.channels();
        float[] shared = memory.shared();
        for (int segment = 0; segment < norm.segments(); segment++) {
            for (int channel = 0; channel < c; channel++) {
                shared[vector(0, segment) + channel] = (float) statistics.mean(segment, group(channel));
            }
        }
        gradients.run(workers,
                (segment, first, rows, to, at) -> kernels.sum(rows, c, c, dy.array(), dy.offset() + first * c, to, at));
        products.run(workers, (segment, first, rows, to, at) -> kernels.products(rows, c, c, dy.array(),
                dy.offset() + first * c, x.array(), x.offset() + first * c, shared, vector(0, segment), to, at));
        double[] dgammas = new double[c];
        double[] dbetas = new double[c];
        for (int segment = 0; segment < norm.segments(); segment++) {
            combine(segment, dgammas, dbetas, shared);
        }
        for (int channel = 0; channel < c; channel++) {
            dgamma.array()[dgamma.offset() + channel] = (float) dgammas[channel];
            dbeta.array()[dbeta.offset() + channel] = (float) dbetas[channel];
        }
        SegmentRows.forEach(norm, workers, (segment, first, rows) -> kernels.affineGradient(rows, c, c, dy.array(),
                dy.offset() + first * c, x.array(), x.offset() + first * c, shared, vector(1, segment),
                vector(2, segment), vector(3, segment), vector(0, segment), dx.array(), dx.offset() + first * c));
    }

    private int group(int channel) {
        return channel / norm.perGroup();
    }

    private void combine(int segment, double[] dgammas, double[] dbetas, float[] shared) {
        double[] sums = new double[norm.groups()];
        double[] dots = new double[norm.groups()];
        for (int channel = 0; channel < norm.channels(); channel++) {
            double inverse = statistics.inverseDeviation(segment, group(channel));
            double factor = gamma.array()[gamma.offset() + channel];
            double sum = gradients.sum(segment, channel);
            double dot = products.sum(segment, channel) * inverse;
            dbetas[channel] += sum;
            dgammas[channel] += dot;
            sums[group(channel)] += factor * sum;
            dots[group(channel)] += factor * dot;
        }
        for (int channel = 0; channel < norm.channels(); channel++) {
            int group = group(channel);
            double inverse = statistics.inverseDeviation(segment, group);
            double factor = gamma.array()[gamma.offset() + channel];
            shared[vector(1, segment) + channel] = (float) (inverse * factor);
            shared[vector(2, segment) + channel] =
                    fromBatch ? (float) (-inverse * inverse * dots[group] / norm.count()) : 0;
            shared[vector(3, segment) + channel] = fromBatch ? (float) (-inverse * sums[group] / norm.count()) : 0;
        }
    }
}
