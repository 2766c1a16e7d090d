package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.graph.ReductionOp;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ReductionOp.SpatialMeanGradient;
import bowman.graph.ReductionOp.SumToChannels;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ReductionKernels;

public final class ReductionTasks {

    private ReductionTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, ReductionOp op) {
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        int channels = (op instanceof SpatialMeanGradient ? y : x).shape().channels();
        int samples = x.shape().samples();
        int perSample = x.shape().pixels() / samples;
        switch (op) {
            case SumToChannels sum -> sums(program, node, 1, channels).add(x, x.shape().pixels(), y, 1);
            case SpatialMean mean -> sums(program, node, samples, channels).add(x, perSample, y, 1f / perSample);
            case SpatialDot dot -> {
                View b = program.operand(node, 1);
                sums(program, node, samples, channels).add(perSample,
                        (sums, chunks, chunkRows) -> (graph, id, context) -> graph.task(id,
                                ReductionKernels::sumProducts, context, x.array(),
                                x.offset(), b.array(), b.offset(), perSample, channels, sums.array(),
                                sums.offset(), sums.size(), chunks, chunkRows), y);
            }
            case SpatialMeanGradient(int height, int width) -> program.add(node, program.limits().over(y.size()),
                    (graph, id, context) -> graph.task(id, ReductionKernels::spread, context, x.array(), x.offset(),
                            y.array(), y.offset(), y.size(), height * width * channels, channels,
                            1f / (height * width)));
        }
    }

    private static RowSums sums(ProgramBuilder program, Node node, int segments, int columns) {
        return new RowSums(program, node, program.memory().scratch(), segments, columns);
    }
}
