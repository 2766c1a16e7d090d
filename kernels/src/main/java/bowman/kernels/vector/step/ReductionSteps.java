package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.ReductionOp;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ReductionOp.SpatialMeanGradient;
import bowman.graph.ReductionOp.SumToChannels;
import bowman.kernels.vector.kernel.NormalizationKernels;
import bowman.kernels.vector.kernel.PointwiseKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;
import java.util.Arrays;

public final class ReductionSteps {

    private ReductionSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, ReductionOp op) {
        View x = program.operand(node, 0);
        switch (op) {
            case SumToChannels sum -> sum(program, node, x, 1, 1);
            case SpatialMean mean -> sum(program, node, x, x.shape().samples(),
                    x.shape().height() * x.shape().width());
            case SpatialDot dot -> dot(program, node);
            case SpatialMeanGradient gradient -> spread(program, node);
        }
    }

    private static void sum(ProgramBuilder program, Node node, View x, int segments, int divisor) {
        NormalizationKernels kernels = program.kernels().normalization();
        int c = x.shape().channels();
        ChannelSums sums = new ChannelSums(program.memory(), segments, x.shape().pixels() / segments, c, 0);
        View y = program.result(node, 0);
        program.add(workers -> {
            sums.run(workers, (segment, first, rows, to, at) -> kernels.sum(rows, c, c,
                    x.array(), x.offset() + first * c, to, at));
            write(sums, segments, c, divisor, y);
        }, node);
    }

    private static void dot(ProgramBuilder program, Node node) {
        NormalizationKernels kernels = program.kernels().normalization();
        View a = program.operand(node, 0);
        View b = program.operand(node, 1);
        View y = program.result(node, 0);
        int c = a.shape().channels();
        int samples = a.shape().samples();
        Memory memory = program.memory();
        // The normalizations' kernel for sums of products, with a mean of 0.
        ChannelSums sums = new ChannelSums(memory, samples, a.shape().pixels() / samples, c, c);
        program.add(workers -> {
            Arrays.fill(memory.shared(), 0, c, 0);
            sums.run(workers, (segment, first, rows, to, at) -> kernels.products(rows, c, c, a.array(),
                    a.offset() + first * c, b.array(), b.offset() + first * c, memory.shared(), 0, to, at));
            write(sums, samples, c, 1, y);
        }, node);
    }

    private static void write(ChannelSums sums, int segments, int channels, int divisor, View y) {
        for (int segment = 0; segment < segments; segment++) {
            for (int channel = 0; channel < channels; channel++) {
                y.array()[y.offset() + segment * channels + channel] = (float) (sums.sum(segment, channel) / divisor);
            }
        }
    }

    private static void spread(ProgramBuilder program, Node node) {
        PointwiseKernels kernels = program.kernels().pointwise();
        View mean = program.operand(node, 0);
        View y = program.result(node, 0);
        int c = y.shape().channels();
        int perSample = y.shape().height() * y.shape().width();
        program.add(RowChunks.of(y.shape().pixels(), c).step((first, rows, worker) -> {
            for (int pixel = first; pixel < first + rows; pixel++) {
                kernels.scale(mean.array(), mean.offset() + pixel / perSample * c, 1f / perSample, y.array(),
                        y.offset() + pixel * c, c);
            }
        }), node);
    }
}
