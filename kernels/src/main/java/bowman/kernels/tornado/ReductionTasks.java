package bowman.kernels.tornado;

import bowman.graph.Node;
import bowman.graph.ReductionOp;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ReductionOp.SpatialMeanGradient;
import bowman.graph.ReductionOp.SumToChannels;

final class ReductionTasks {

    private ReductionTasks() {
    }

    static void lower(Lowering lowering, Node node, ReductionOp op) {
        View x = lowering.operand(node, 0);
        View y = lowering.result(node, 0);
        int channels = (op instanceof SpatialMeanGradient ? y : x).shape().channels();
        int samples = x.shape().samples();
        int perSample = x.shape().pixels() / samples;
        switch (op) {
            case SumToChannels sum -> sums(lowering, node, 1, channels).add(x, x.shape().pixels(), y, 1);
            case SpatialMean mean -> sums(lowering, node, samples, channels).add(x, perSample, y, 1f / perSample);
            case SpatialDot dot -> {
                View b = lowering.operand(node, 1);
                sums(lowering, node, samples, channels).add(perSample, (sums, chunks, chunkRows) ->
                        (graph, id, context) -> graph.task(id, ReductionKernels::sumProducts, context, x.array(),
                                x.offset(), b.array(), b.offset(), perSample, channels, sums.array(),
                                sums.offset(), sums.size(), chunks, chunkRows), y);
            }
            case SpatialMeanGradient(int height, int width) -> lowering.add(node, lowering.limits().over(y.size()),
                    (graph, id, context) -> graph.task(id, ReductionKernels::spread, context, x.array(), x.offset(),
                            y.array(), y.offset(), y.size(), height * width * channels, channels,
                            1f / (height * width)));
        }
    }

    private static RowSums sums(Lowering lowering, Node node, int segments, int columns) {
        return new RowSums(lowering, node, lowering.memory().scratch(), segments, columns);
    }
}
