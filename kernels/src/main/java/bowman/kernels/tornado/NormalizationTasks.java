package bowman.kernels.tornado;

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

final class NormalizationTasks {

    private NormalizationTasks() {
    }

    static void lower(Lowering lowering, Node node, NormalizationOp op) {
        switch (op) {
            case LayerNorm(float epsilon) -> LayerNormTasks.norm(lowering, node, epsilon);
            case LayerNormGradient(float epsilon) -> LayerNormTasks.gradient(lowering, node, epsilon);
            case GroupNorm(int groups, float epsilon) -> GroupedNormTasks.group(lowering, node, groups, epsilon);
            case BatchNormTraining(float epsilon) -> GroupedNormTasks.batch(lowering, node, epsilon);
            case BatchNormInference(float epsilon) -> GroupedNormTasks.given(lowering, node, epsilon);
            case GroupNormGradient(int groups, float _) ->
                    GroupedNormGradientTasks.group(lowering, node, groups);
            case BatchNormTrainingGradient(float epsilon) ->
                    GroupedNormGradientTasks.batch(lowering, node, epsilon);
            case BatchNormInferenceGradient(float epsilon) ->
                    GroupedNormGradientTasks.given(lowering, node, epsilon);
            case FoldedWeight(float epsilon) -> foldedWeight(lowering, node, epsilon);
            case FoldedBias(float epsilon) -> foldedBias(lowering, node, epsilon);
        }
    }

    private static void foldedWeight(Lowering lowering, Node node, float epsilon) {
        View weight = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View variance = lowering.operand(node, 2);
        View y = lowering.result(node, 0);
        lowering.add(node, lowering.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                FoldingKernels::weight, context, weight.array(), weight.offset(), gamma.array(), gamma.offset(),
                variance.array(), variance.offset(), y.array(), y.offset(), y.size(), y.size() / gamma.size(),
                epsilon));
    }

    private static void foldedBias(Lowering lowering, Node node, float epsilon) {
        View bias = lowering.operand(node, 0);
        View gamma = lowering.operand(node, 1);
        View beta = lowering.operand(node, 2);
        View mean = lowering.operand(node, 3);
        View variance = lowering.operand(node, 4);
        View y = lowering.result(node, 0);
        lowering.add(node, lowering.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                FoldingKernels::bias, context, bias.array(), bias.offset(), gamma.array(), gamma.offset(),
                beta.array(), beta.offset(), mean.array(), mean.offset(), variance.array(), variance.offset(),
                y.array(), y.offset(), y.size(), epsilon));
    }
}
