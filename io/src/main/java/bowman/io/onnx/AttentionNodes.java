package bowman.io.onnx;

import bowman.graph.AttentionOp;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import bowman.graph.Node;
import bowman.graph.Shape;
import java.util.List;

/** Attention with an explicit score matrix, the pattern that runtimes recognize and fuse. */
final class AttentionNodes {

    private AttentionNodes() {
    }

    static void translate(Translation to, Node node, AttentionOp op) {
        switch (op) {
            case Attention attention -> attention(to, node, attention);
            case AttentionGradient _ -> throw Translation.refusal(node);
        }
    }

    private static void attention(Translation to, Node node, Attention op) {
        Shape queries = node.operand(0).shape();
        Shape keys = node.operand(1).shape();
        List<String> keysAndValues = to.addSeveral(2, node, "Split",
                List.of(to.operand(node, 1, Layout.CHANNELS_LAST)), Attributes.integer("axis", -1));
        String q = heads(to, node, op, to.operand(node, 0, Layout.CHANNELS_LAST), queries, 0, 2, 1, 3);
        String k = heads(to, node, op, keysAndValues.get(0), keys, 0, 2, 3, 1);
        String v = heads(to, node, op, keysAndValues.get(1), keys, 0, 2, 1, 3);
        String scaled = to.add(node, "Mul", List.of(q, to.initializers().number(op.scale())));
        String scores = to.add(node, "MatMul", List.of(scaled, k));
        String shares = to.add(node, "Softmax", List.of(scores), Attributes.integer("axis", -1));
        String mixed = to.add(node, "MatMul", List.of(shares, v));
        String tokens = to.add(node, "Transpose", List.of(mixed), Attributes.integers("perm", 0, 2, 1, 3));
        // 0 keeps the batch size.
        String shape = to.initializers().integers(0, queries.height(), queries.width(), queries.channels());
        to.result(node, Layout.CHANNELS_LAST, to.add(node, "Reshape", List.of(tokens, shape)));
    }

    /** A map as (n, tokens, heads, channels of a head), its axes in the given order. */
    private static String heads(Translation to, Node node, Attention op, String map, Shape area, long... order) {
        String shape = to.initializers().integers(0, (long) area.height() * area.width(), op.heads(), -1);
        String split = to.add(node, "Reshape", List.of(map, shape));
        return to.add(node, "Transpose", List.of(split), Attributes.integers("perm", order));
    }
}
