package bowman.kernels.tornado.task;

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
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.FoldingKernels;

public final class NormalizationTasks {

    private NormalizationTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, NormalizationOp op) {
        switch (op) {
            case LayerNorm(float epsilon) -> LayerNormTasks.norm(program, node, epsilon);
            case LayerNormGradient(float epsilon) -> LayerNormTasks.gradient(program, node, epsilon);
            case GroupNorm(int groups, float epsilon) -> GroupedNormTasks.group(program, node, groups, epsilon);
            case BatchNormTraining(float epsilon) -> GroupedNormTasks.batch(program, node, epsilon);
            case BatchNormInference(float epsilon) -> GroupedNormTasks.given(program, node, epsilon);
            case GroupNormGradient(int groups, float _) ->
                    GroupedNormGradientTasks.group(program, node, groups);
            case BatchNormTrainingGradient(float epsilon) ->
                    GroupedNormGradientTasks.batch(program, node, epsilon);
            case BatchNormInferenceGradient(float epsilon) ->
                    GroupedNormGradientTasks.given(program, node, epsilon);
            case FoldedWeight(float epsilon) -> foldedWeight(program, node, epsilon);
            case FoldedBias(float epsilon) -> foldedBias(program, node, epsilon);
        }
    }

    private static void foldedWeight(ProgramBuilder program, Node node, float epsilon) {
        View weight = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View variance = program.operand(node, 2);
        View y = program.result(node, 0);
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                FoldingKernels::weight, context, weight.array(), weight.offset(), gamma.array(), gamma.offset(),
                variance.array(), variance.offset(), y.array(), y.offset(), y.size(), y.size() / gamma.size(),
                epsilon));
    }

    private static void foldedBias(ProgramBuilder program, Node node, float epsilon) {
        View bias = program.operand(node, 0);
        View gamma = program.operand(node, 1);
        View beta = program.operand(node, 2);
        View mean = program.operand(node, 3);
        View variance = program.operand(node, 4);
        View y = program.result(node, 0);
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                FoldingKernels::bias, context, bias.array(), bias.offset(), gamma.array(), gamma.offset(),
                beta.array(), beta.offset(), mean.array(), mean.offset(), variance.array(), variance.offset(),
                y.array(), y.offset(), y.size(), epsilon));
    }
}
