package bowman.io.onnx;

import bowman.graph.ArrangementOp;
import bowman.graph.ArrangementOp.Concat;
import bowman.graph.ArrangementOp.EmbedChannels;
import bowman.graph.ArrangementOp.SliceChannels;
import bowman.graph.Node;
import java.util.List;

/** Concatenation and slicing of channels, in the layout of the operands. */
final class ArrangementNodes {

    private ArrangementNodes() {
    }

    static void translate(Translation to, Node node, ArrangementOp op) {
        Layout layout = to.layout(node);
        switch (op) {
            case Concat _ -> to.result(node, layout, to.add(node, "Concat", to.operands(node, layout),
                    Attributes.integer("axis", layout.channelAxis())));
            case SliceChannels slice -> to.result(node, layout, slice(to, node, slice, layout));
            case EmbedChannels _ -> throw Translation.refusal(node);
        }
    }

    private static String slice(Translation to, Node node, SliceChannels op, Layout layout) {
        Initializers initializers = to.initializers();
        return to.add(node, "Slice", List.of(to.operand(node, 0, layout), initializers.integers(op.from()),
                initializers.integers(op.from() + op.count()), initializers.integers(layout.channelAxis())));
    }
}
