package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.NormalizationOp;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.NormalizationOp.BatchNormInferenceGradient;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.NormalizationOp.BatchNormTrainingGradient;
import bowman.graph.NormalizationOp.FoldedBias;
import bowman.graph.NormalizationOp.FoldedWeight;
import bowman.graph.NormalizationOp.GroupNorm;
import bowman.graph.NormalizationOp.GroupNormGradient;
import bowman.graph.NormalizationOp.LayerNorm;
import bowman.graph.NormalizationOp.LayerNormGradient;
import bowman.kernels.shared.GroupedNorm;
import bowman.kernels.vector.kernel.NormalizationKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;

public final class NormalizationSteps {

    private NormalizationSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, NormalizationOp op) {
        switch (op) {
            case LayerNorm norm -> layerNorm(program, node, norm.epsilon());
            case LayerNormGradient norm -> program.add(new LayerNormGradientStep(program, node, norm.epsilon()),
                    node);
            case GroupNorm norm -> groupNorm(program, node, norm);
            case GroupNormGradient norm -> groupNormGradient(program, node, norm);
            case BatchNormTraining norm -> batchNorm(program, node, norm.epsilon());
            case BatchNormTrainingGradient norm -> batchNormGradient(program, node, norm.epsilon(), true);
            case BatchNormInference norm -> batchNormInference(program, node, norm.epsilon());
            case BatchNormInferenceGradient norm -> batchNormGradient(program, node, norm.epsilon(), false);
            case FoldedWeight folded -> foldedWeight(program, node, folded.epsilon());
            case FoldedBias folded -> foldedBias(program, node, folded.epsilon());
        }
    }

    private static void layerNorm(ProgramBuilder program, Node node, float epsilon) {
        NormalizationKernels kernels = program.kernels().normalization();
        View x = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View beta = program.operand(node, 2);
        View y = program.result(node, 0);
        int c = x.shape().channels();
        program.add(RowChunks.of(x.shape().pixels(), c).step(
                (first, rows, worker) -> kernels.layerNorm(rows, c, x.array(), x.offset() + first * c,
                        gamma.array(), gamma.offset(), beta.array(), beta.offset(), epsilon,
                        y.array(), y.offset() + first * c)), node);
    }

    private static void groupNorm(ProgramBuilder program, Node node, GroupNorm op) {
        View x = program.operand(node, 0);
        View statistics = program.result(node, 1);
        program.add(new GroupedNormStep(program, GroupedNorm.group(x.shape(), op.groups()), op.epsilon(), x,
                program.operand(node, 1), program.operand(node, 2), program.result(node, 0),
                (sample, group, mean, variance) -> {
                    int at = statistics.offset() + 2 * (sample * op.groups() + group);
                    statistics.array()[at] = (float) mean;
                    statistics.array()[at + 1] = (float) (1 / Math.sqrt(variance + op.epsilon()));
                }), node);
    }

    private static void groupNormGradient(ProgramBuilder program, Node node, GroupNormGradient op) {
        View statistics = program.operand(node, 3);
        GroupedNorm norm = GroupedNorm.group(node.operand(1).shape(), op.groups());
        if (SmallNormGradientStep.isFor(norm)) {
            program.add(new SmallNormGradientStep(program, node, norm, op.epsilon()), node);
            return;
        }
        program.add(new GroupedNormGradientStep(program, node, norm, true,
                new GroupedNormGradientStep.Statistics() {

                    @Override
                    public double mean(int sample, int group) {
                        return statistics.array()[statistics.offset() + 2 * (sample * op.groups() + group)];
                    }

                    @Override
                    public double inverseDeviation(int sample, int group) {
                        return statistics.array()[statistics.offset() + 2 * (sample * op.groups() + group) + 1];
                    }
                }), node);
    }

    private static void batchNorm(ProgramBuilder program, Node node, float epsilon) {
        View x = program.operand(node, 0);
        View means = program.result(node, 1);
        View variances = program.result(node, 2);
        program.add(new GroupedNormStep(program, GroupedNorm.batch(x.shape()), epsilon, x, program.operand(node, 1),
                program.operand(node, 2), program.result(node, 0), (segment, channel, mean, variance) -> {
                    means.array()[means.offset() + channel] = (float) mean;
                    variances.array()[variances.offset() + channel] = (float) variance;
                }), node);
    }

    private static void batchNormGradient(ProgramBuilder program, Node node, float epsilon, boolean fromBatch) {
        View means = program.operand(node, 3);
        View variances = program.operand(node, 4);
        GroupedNorm norm = GroupedNorm.batch(node.operand(1).shape());
        if (fromBatch && SmallNormGradientStep.isFor(norm)) {
            program.add(new SmallNormGradientStep(program, node, norm, epsilon), node);
            return;
        }
        program.add(new GroupedNormGradientStep(program, node, norm, fromBatch,
                new GroupedNormGradientStep.Statistics() {

                    @Override
                    public double mean(int segment, int channel) {
                        return means.array()[means.offset() + channel];
                    }

                    @Override
                    public double inverseDeviation(int segment, int channel) {
                        return inverse(variances, channel, epsilon);
                    }
                }), node);
    }

    private static double inverse(View variances, int channel, double epsilon) {
        return 1 / Math.sqrt(variances.array()[variances.offset() + channel] + epsilon);
    }

    private static void batchNormInference(ProgramBuilder program, Node node, float epsilon) {
        NormalizationKernels kernels = program.kernels().normalization();
        Memory memory = program.memory();
        View x = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View beta = program.operand(node, 2);
        View mean = program.operand(node, 3);
        View variance = program.operand(node, 4);
        View y = program.result(node, 0);
        int c = x.shape().channels();
        memory.reserveShared(c);
        RowChunks chunks = RowChunks.of(x.shape().pixels(), c);
        program.add(workers -> {
            float[] factors = memory.shared();
            for (int channel = 0; channel < c; channel++) {
                factors[channel] = (float) (gamma.array()[gamma.offset() + channel] * inverse(variance, channel,
                        epsilon));
            }
            chunks.step((first, rows, worker) -> kernels.affine(rows, c, c, x.array(), x.offset() + first * c,
                    mean.array(), mean.offset(), factors, 0, beta.array(), beta.offset(), y.array(),
                    y.offset() + first * c)).run(workers);
        }, node);
    }

    private static void foldedWeight(ProgramBuilder program, Node node, float epsilon) {
        View weight = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View variance = program.operand(node, 2);
        View folded = program.result(node, 0);
        int channels = gamma.size();
        int perChannel = weight.size() / channels;
        program.add(workers -> workers.run(channels, (channel, worker) -> {
            double factor = gamma.array()[gamma.offset() + channel] * inverse(variance, channel, epsilon);
            int at = channel * perChannel;
            for (int i = at; i < at + perChannel; i++) {
                folded.array()[folded.offset() + i] = (float) (weight.array()[weight.offset() + i] * factor);
            }
        }), node);
    }

    private static void foldedBias(ProgramBuilder program, Node node, float epsilon) {
        View bias = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View beta = program.operand(node, 2);
        View mean = program.operand(node, 3);
        View variance = program.operand(node, 4);
        View folded = program.result(node, 0);
        program.add(workers -> {
            for (int c = 0; c < gamma.size(); c++) {
                double factor = gamma.array()[gamma.offset() + c] * inverse(variance, c, epsilon);
                double shifted = bias.array()[bias.offset() + c] - mean.array()[mean.offset() + c];
                folded.array()[folded.offset() + c] = (float) (beta.array()[beta.offset() + c] + shifted * factor);
            }
        }, node);
    }
}
