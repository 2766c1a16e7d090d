package bowman.kernels.vector;

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

final class NormalizationSteps {

    private NormalizationSteps() {
    }

    static void lower(Lowering lowering, Node node, NormalizationOp op) {
        switch (op) {
            case LayerNorm norm -> layerNorm(lowering, node, norm.epsilon());
            case LayerNormGradient norm -> lowering.add(new LayerNormGradientStep(lowering, node, norm.epsilon()),
                    node);
            case GroupNorm norm -> groupNorm(lowering, node, norm);
            case GroupNormGradient norm -> groupNormGradient(lowering, node, norm);
            case BatchNormTraining norm -> batchNorm(lowering, node, norm.epsilon());
            case BatchNormTrainingGradient norm -> batchNormGradient(lowering, node, norm.epsilon(), true);
            case BatchNormInference norm -> batchNormInference(lowering, node, norm.epsilon());
            case BatchNormInferenceGradient norm -> batchNormGradient(lowering, node, norm.epsilon(), false);
            case FoldedWeight folded -> foldedWeight(lowering, node, folded.epsilon());
            case FoldedBias folded -> foldedBias(lowering, node, folded.epsilon());
        }
    }

    private static void layerNorm(Lowering lowering, Node node, float epsilon) {
        NormalizationKernels kernels = lowering.kernels().normalization();
        View x = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View beta = lowering.operand(node, 2);
        View y = lowering.result(node, 0);
        int c = x.shape().channels();
        lowering.add(RowChunks.of(x.shape().pixels(), c).step((first, rows, worker) ->
                kernels.layerNorm(rows, c, x.array(), x.offset() + first * c, gamma.array(), gamma.offset(),
                        beta.array(), beta.offset(), epsilon, y.array(), y.offset() + first * c)), node);
    }

    private static void groupNorm(Lowering lowering, Node node, GroupNorm op) {
        View x = lowering.operand(node, 0);
        View statistics = lowering.result(node, 1);
        lowering.add(new GroupedNormStep(lowering, GroupedNorm.group(x.shape(), op.groups()), op.epsilon(), x,
                lowering.operand(node, 1), lowering.operand(node, 2), lowering.result(node, 0),
                (sample, group, mean, variance) -> {
                    int at = statistics.offset() + 2 * (sample * op.groups() + group);
                    statistics.array()[at] = (float) mean;
                    statistics.array()[at + 1] = (float) (1 / Math.sqrt(variance + op.epsilon()));
                }), node);
    }

    private static void groupNormGradient(Lowering lowering, Node node, GroupNormGradient op) {
        View statistics = lowering.operand(node, 3);
        GroupedNorm norm = GroupedNorm.group(node.operand(1).shape(), op.groups());
        if (SmallNormGradientStep.isFor(norm)) {
            lowering.add(new SmallNormGradientStep(lowering, node, norm, op.epsilon()), node);
            return;
        }
        lowering.add(new GroupedNormGradientStep(lowering, node, norm, true,
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

    private static void batchNorm(Lowering lowering, Node node, float epsilon) {
        View x = lowering.operand(node, 0);
        View means = lowering.result(node, 1);
        View variances = lowering.result(node, 2);
        lowering.add(new GroupedNormStep(lowering, GroupedNorm.batch(x.shape()), epsilon, x, lowering.operand(node, 1),
                lowering.operand(node, 2), lowering.result(node, 0), (segment, channel, mean, variance) -> {
                    means.array()[means.offset() + channel] = (float) mean;
                    variances.array()[variances.offset() + channel] = (float) variance;
                }), node);
    }

    private static void batchNormGradient(Lowering lowering, Node node, float epsilon, boolean fromBatch) {
        View means = lowering.operand(node, 3);
        View variances = lowering.operand(node, 4);
        GroupedNorm norm = GroupedNorm.batch(node.operand(1).shape());
        if (fromBatch && SmallNormGradientStep.isFor(norm)) {
            lowering.add(new SmallNormGradientStep(lowering, node, norm, epsilon), node);
            return;
        }
        lowering.add(new GroupedNormGradientStep(lowering, node, norm, fromBatch,
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

    private static void batchNormInference(Lowering lowering, Node node, float epsilon) {
        NormalizationKernels kernels = lowering.kernels().normalization();
        Memory memory = lowering.memory();
        View x = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View beta = lowering.operand(node, 2);
        View mean = lowering.operand(node, 3);
        View variance = lowering.operand(node, 4);
        View y = lowering.result(node, 0);
        int c = x.shape().channels();
        memory.reserveShared(c);
        RowChunks chunks = RowChunks.of(x.shape().pixels(), c);
        lowering.add(workers -> {
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

    private static void foldedWeight(Lowering lowering, Node node, float epsilon) {
        View weight = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View variance = lowering.operand(node, 2);
        View folded = lowering.result(node, 0);
        int channels = gamma.size();
        int perChannel = weight.size() / channels;
        lowering.add(workers -> workers.run(channels, (channel, worker) -> {
            double factor = gamma.array()[gamma.offset() + channel] * inverse(variance, channel, epsilon);
            int at = channel * perChannel;
            for (int i = at; i < at + perChannel; i++) {
                folded.array()[folded.offset() + i] = (float) (weight.array()[weight.offset() + i] * factor);
            }
        }), node);
    }

    private static void foldedBias(Lowering lowering, Node node, float epsilon) {
        View bias = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View beta = lowering.operand(node, 2);
        View mean = lowering.operand(node, 3);
        View variance = lowering.operand(node, 4);
        View folded = lowering.result(node, 0);
        lowering.add(workers -> {
            for (int c = 0; c < gamma.size(); c++) {
                double factor = gamma.array()[gamma.offset() + c] * inverse(variance, c, epsilon);
                double shifted = bias.array()[bias.offset() + c] - mean.array()[mean.offset() + c];
                folded.array()[folded.offset() + c] = (float) (beta.array()[beta.offset() + c] + shifted * factor);
            }
        }, node);
    }
}
