package bowman.io.onnx;

import bowman.graph.Node;
import bowman.graph.ReductionOp;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ReductionOp.SpatialMeanGradient;
import bowman.graph.ReductionOp.SumToChannels;
import java.util.List;

/** Means over the pixels of (n, c, h, w). */
final class ReductionNodes {

    private ReductionNodes() {
    }

    static void translate(Translation to, Node node, ReductionOp op) {
        switch (op) {
            case SpatialMean _ -> to.result(node, Layout.CHANNELS_FIRST, to.add(node, "GlobalAveragePool",
                    List.of(to.operand(node, 0, Layout.CHANNELS_FIRST))));
            case SumToChannels _, SpatialMeanGradient _, SpatialDot _ -> throw Translation.refusal(node);
        }
    }
}
