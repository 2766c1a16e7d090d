package bowman.io.onnx;

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
import bowman.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Normalization. Batch norms are not folded into convolutions: runtimes fold them when they load the file, and the
 * weights remain those of the state dict.
 */
final class NormalizationNodes {

    private NormalizationNodes() {
    }

    static void translate(Translation to, Node node, NormalizationOp op) {
        switch (op) {
            case LayerNorm norm -> to.result(node, Layout.CHANNELS_LAST, to.add(node, "LayerNormalization",
                    inputs(to, node, Layout.CHANNELS_LAST),
                    Attributes.integer("axis", -1), Attributes.number("epsilon", norm.epsilon())));
            case GroupNorm norm -> to.result(node, Layout.CHANNELS_FIRST, groupNorm(to, node, norm));
            case BatchNormInference norm -> to.result(node, Layout.CHANNELS_FIRST, to.add(node, "BatchNormalization",
                    inputs(to, node, Layout.CHANNELS_FIRST), Attributes.number("epsilon", norm.epsilon())));
            case BatchNormTraining _, FoldedWeight _, FoldedBias _ -> throw Translation.refusal(node);
            case LayerNormGradient _, GroupNormGradient _ -> throw Translation.refusal(node);
            case BatchNormTrainingGradient _, BatchNormInferenceGradient _ -> throw Translation.refusal(node);
        }
    }

    /** The map, then the vectors. */
    private static List<String> inputs(Translation to, Node node, Layout layout) {
        List<String> inputs = new ArrayList<>(List.of(to.operand(node, 0, layout)));
        node.operands().subList(1, node.operands().size()).forEach(vector -> inputs.add(to.weight(vector)));
        return inputs;
    }

    /** A group norm as an instance norm with groups as channels, since operator set 17 has no group norm. */
    private static String groupNorm(Translation to, Node node, GroupNorm op) {
        Shape map = node.operand(0).shape();
        Initializers initializers = to.initializers();
        // 0 keeps the batch size.
        String groups = to.add(node, "Reshape", List.of(to.operand(node, 0, Layout.CHANNELS_FIRST),
                initializers.integers(0, op.groups(), -1)));
        String normed = to.add(node, "InstanceNormalization", List.of(groups, initializers.numbers(1, op.groups()),
                initializers.numbers(0, op.groups())), Attributes.number("epsilon", op.epsilon()));
        String channels = to.add(node, "Reshape", List.of(normed,
                initializers.integers(0, map.channels(), map.height(), map.width())));
        String scaled = to.add(node, "Mul", List.of(channels, to.weight(node.operand(1), map.channels(), 1, 1)));
        return to.add(node, "Add", List.of(scaled, to.weight(node.operand(2), map.channels(), 1, 1)));
    }
}
